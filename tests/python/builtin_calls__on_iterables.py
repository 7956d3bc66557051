names = ["c", "a", "b"]
print(list(enumerate(names, 1)), list(zip(names, range(9), strict=False)), sorted(names), list(reversed(names)))
print(list(map(str.upper, names)), list(filter(None, [0, 1, "", "x"])), sum([0.1] * 3), min(names), max(3, 9, 4))
print(all([]), any([]), max([], default="none"), min(["bb", "a"], key=len), list(range(10, 0, -3)))
print(isinstance(1, (str, int)), callable(len), type(3) is int, len({1: 2}), ord("a"), [*range(3)], hash(5) == 5)
it = iter([1, 2])
print(next(it), next(it), next(it, "end"))
try:
    next(it)
except StopIteration as stop:
    print(repr(stop))
