def show(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def chatty(*values):
    for value in values:
        print("giving", value)
        yield value
    print("no more")


class Count:
    def __init__(self, limit):
        self.limit = limit
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == self.limit:
            raise StopIteration
        self.n += 1
        return self.n


class Sequence:
    def __getitem__(self, index):
        if index > 2:
            raise IndexError
        return index * 10

    def __len__(self):
        return 3


class Truth:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        print("asked", self.value)
        return self.value


# zip
show(lambda: list(zip()))
show(lambda: list(zip("ab")))
show(lambda: list(zip("abc", (1, 2), Count(5))))
show(lambda: list(zip(chatty(1, 2), chatty("a"))))
show(lambda: list(zip("ab", [1], strict=True)))
show(lambda: list(zip("a", [1, 2], strict=True)))
show(lambda: list(zip("ab", [1, 2], chatty(1), strict=True)))
show(lambda: list(zip("ab", Count(2), strict=True)))
show(lambda: zip(5))
for left, right in zip(chatty(1, 2), range(5)):
    print(left, right)

# enumerate
show(lambda: list(enumerate("ab")))
show(lambda: list(enumerate(chatty("a", "b"), start=5)))
show(lambda: list(enumerate("a", 10**20)))
show(lambda: enumerate(5))
for i, (a, b) in enumerate(zip("ab", "cd"), 1):
    print(i, a, b)

# map and filter
show(lambda: list(map(str, [1, 2])))
show(lambda: list(map(lambda a, b: a + b, [1, 2], chatty(10, 20, 30))))
show(lambda: list(map(len, ["a", [1, 2], {}])))
show(lambda: list(map(int, "1x")))
show(lambda: map(len))
show(lambda: list(map(pow, [2, 3], [3])))
show(lambda: list(filter(None, [0, 1, "", "a", None, []])))
show(lambda: list(filter(lambda n: n % 2, chatty(1, 2, 3))))
show(lambda: [item.value for item in filter(None, [Truth(False), Truth(True)])])
show(lambda: list(filter(str.isdigit, "a1b2")))
lazy = map(lambda n: print("mapping", n) or n, [1, 2])
print("nothing yet")
print(next(lazy))

# reversed
show(lambda: list(reversed([1, 2, 3])))
show(lambda: list(reversed("abc")))
show(lambda: list(reversed(range(3))))
show(lambda: list(reversed({"a": 1, "b": 2})))
show(lambda: list(reversed(Sequence())))
show(lambda: reversed(Count(1)))
show(lambda: reversed({1}))

# iter and next
it = iter([1, 2])
print(next(it), next(it), next(it, "end"), it.__length_hint__() if hasattr(it, "__length_hint__") else 0)
show(lambda: next(it))
show(lambda: next([1]))
show(lambda: iter(5))
show(lambda: iter(5, 5))
show(lambda: list(iter(Count(3))))
show(lambda: list(iter(Sequence())))
numbers = iter([1, 2, 3, 0, 4])
show(lambda: list(iter(lambda: next(numbers), 0)))
show(lambda: next(chatty()))
show(lambda: next(chatty(), "default"))
show(lambda: next(Count(0), "default"))
show(lambda: next(Count(0)))
show(lambda: Count(2).__next__())
show(lambda: iter([7]).__next__())
show(lambda: [type(x).__name__ for x in (iter([]), iter(()), iter(""), iter({}), iter(set()), iter(range(1)), iter({}.items()), iter(b""), reversed([]), zip(), map(len, []), filter(None, []), enumerate([]))])

# any, all, min, max, sum, sorted
show(lambda: any(n > 1 for n in chatty(1, 2, 3)))
show(lambda: all(n < 2 for n in chatty(1, 2, 3)))
show(lambda: [any([]), all([]), any([0, ""]), all([1, "a"]), any(iter([0, 1]))])
show(lambda: any([Truth(False), Truth(True), Truth(True)]))
show(lambda: any(5))
show(lambda: [min(3, 1, 2), max([3, 1, 2]), min("b", "a"), max([], default=None), min("abc", key=ord), max(Count(3)), max("a", "bb", key=len)])
show(lambda: [max([(1, "a"), (1, "b")], key=lambda pair: pair[0]), min([True, 1]), max(1, 1.0)])
show(lambda: min())
show(lambda: min([]))
show(lambda: min(5))
show(lambda: max(1, "a"))
show(lambda: max(1, 2, default=3))
show(lambda: [sum([]), sum([1, 2]), sum([1, 2], 10), sum([[1], [2]], []), sum(Count(4)), sum(n for n in chatty(1, 2)), sum([2**62] * 4), sum([True, True])])
show(lambda: sum(["a"]))
show(lambda: sum(["a"], ""))
show(lambda: sum([1], start=5))
show(lambda: sum(5))
show(lambda: [*zip("ab", "cd")] + [*map(str, range(2))])
a, *rest = map(int, "123")
print(a, rest, dict(zip("ab", map(int, "12"))), set(map(abs, [-1, 1])))
