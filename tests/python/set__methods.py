a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, a <= {1, 2, 3, 4}, a.isdisjoint({9}), {3} < a)
a.add(7)
a.discard(99)
a.remove(1)
a.update([8], (9,))
print(sorted(a), 7 in a, len(a), frozenset([1]) == {1}, set(), {*"a"})
for call in (lambda: a.remove("no"), lambda: set().pop(), lambda: {[]}, lambda: a | [1]):
    try:
        call()
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
