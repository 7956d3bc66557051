def show(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


show(lambda: [tuple(), tuple("ab"), tuple([1, 2]), (1, 2, 1).count(1), (1, 2, 1).index(2), (1, 2, 1).index(1, 1)])
show(lambda: (1, 2).index(3))
show(lambda: tuple(5))
show(lambda: [(1, 2) + (3,), (1,) * 3, (1, 2) < (1, 3), hash((1, 2)) == hash((1, 2)), (1, 2).__len__(), (1, 2)[0]])

for r in [range(5), range(2, 5), range(0, 10, 3), range(5, 0, -2), range(0), range(3, 3), range(10, 0)]:
    print(r, list(r), len(r), r.start, r.stop, r.step, list(reversed(r)), bool(r), 3 in r, r.count(3))
show(lambda: range(1, 2, 0))
show(lambda: range("a"))
show(lambda: range(1.5))
show(lambda: range())
show(lambda: range(1, 2, 3, 4))
show(lambda: range(0, 10, 3).index(6))
show(lambda: range(3).index(7))
show(lambda: [range(10)[2], range(10)[-1], range(10)[2:5], range(10)[::-2], range(0, 10, 2) == range(0, 9, 2)])
show(lambda: range(3)[5])
show(lambda: [3.0 in range(5), 3.5 in range(5), "x" in range(5), hash(range(3)) == hash(range(0, 3, 1))])

show(lambda: [slice(5), slice(1, 2), slice(1, 10, 2), slice(None)])
s = slice(1, None, 2)
print(s.start, s.stop, s.step, s.indices(10), slice(-3, None).indices(5), slice(None, None, -1).indices(4))
show(lambda: s.indices(-1))
show(lambda: slice())
show(lambda: [[0, 1, 2, 3, 4][s], "abcdef"[s], slice(1, 2) == slice(1, 2)])
