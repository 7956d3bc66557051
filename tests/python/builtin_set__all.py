def show(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


show(lambda: [set(), set("aab") == {"a", "b"}, set([1, 2, 2]), frozenset(), frozenset([1]), set({1: 2}), set(range(3))])
show(lambda: set(5))
show(lambda: set([[]]))
show(lambda: {[]})
show(lambda: frozenset(1, 2))
s = {1, 2, 3}
s.add(4)
s.discard(1)
s.discard(100)
s.remove(2)
print(s, s.pop(), s, len(s), 4 in s, s.copy() == s)
show(lambda: s.remove(99))
show(lambda: set().pop())
a, b = {1, 2, 3}, {2, 3, 4}
print(a | b, a & b, a - b, a ^ b, a.union([5], (6,)), a.intersection([2], [2, 3]), a.difference([1], [2]), a.symmetric_difference([1, 9]))
print(a <= b, {1} < a, a >= {1}, a > a, a == {3, 2, 1}, a.issubset(range(9)), a.issuperset([1]), a.isdisjoint([7]), a != b)
show(lambda: a | [1])
show(lambda: a < [1])
c = a.copy()
c.update([7], {8})
print(c)
c.intersection_update([1, 2, 7])
print(c)
c.difference_update([7], [1])
print(c)
c.symmetric_difference_update([2, 5])
print(c)
c |= {6}
c &= {5, 6, 7}
c -= {5}
c ^= {1}
print(c)
c.clear()
print(c, bool(c), frozenset("a") | {"b"} == {"a", "b"}, type(frozenset([1]) & {1}), type({1} & frozenset([1])))
print(hash(frozenset([1, 2])) == hash(frozenset([2, 1])), {frozenset([1]): 2}, frozenset([1]).copy() is not None)
show(lambda: hash({1}))
show(lambda: frozenset().add(1))


def grow():
    for item in a:
        a.add(item + 100)


show(grow)
print(sorted(x for x in {3, 1, 2}), max({1, 5}), {x % 3 for x in range(9)}, {1, 1.0, True}, [*{1}])
print(set.union({1}, {2}), {1}.__contains__(1), {1}.__len__(), set("ab").__eq__({"a", "b"}))
