def show(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Same:
    """Equal to everything, and says so."""

    def __eq__(self, other):
        print("compared with", other)
        return True


show(lambda: [list(), list("ab"), list(range(3)), list({1: 2}), list(x * 2 for x in (1, 2))])
show(lambda: list(5))
show(lambda: list(1, 2))
show(lambda: list(iterable=[]))
items = [3, 1, 2]
items.append(5)
items.extend((6, 7))
items.extend(x for x in "ab")
items.insert(0, "first")
items.insert(-1, "before last")
items.insert(100, "last")
print(items)
print(items.pop(), items.pop(0), items.pop(-2), items)
items.remove("a")
items.reverse()
print(items, items.index(1), items.count(1), items.copy() is items, items.copy() == items)
show(lambda: items.index("zz"))
show(lambda: items.index(3, 1, 2))
show(lambda: [1, 2, 1].index(1, 1))
show(lambda: [1, 2, 1].index(1, -1))
show(lambda: items.remove("zz"))
show(lambda: [].pop())
show(lambda: [1].pop(5))
show(lambda: [1].pop("x"))
show(lambda: [].append())
show(lambda: [].append(1, 2))
show(lambda: [1].insert(1))
show(lambda: [].extend(5))
show(lambda: [1, 2].index(Same()))
show(lambda: [1, 2].count(Same()))
show(lambda: [Same()].remove(3))
items.clear()
print(items, bool(items))
same = [1, 2]
same += (3,)
same *= 2
print(same, same.__len__(), same.__contains__(2), same.__getitem__(0), list.__add__([1], [2]))
same.__setitem__(0, "x")
same.__delitem__(1)
print(same, [1, 2] < [1, 3], [1] == [1.0], [[]] * 2)
grow = [1]
grow.extend(grow)
print(grow, list(reversed(grow)), list(grow.__reversed__()), list(grow.__iter__()))

# Sorting
print(sorted([3, 1, 2]), sorted("bca"), sorted([2.5, 1, True]), sorted([(1, "b"), (1, "a")]), sorted({"b": 1, "a": 2}))
words = ["pear", "fig", "apple", "kiwi", "date"]
words.sort(key=len)
print(words)
words.sort(key=len, reverse=True)
print(words)
words.sort(key=lambda word: word[-1])
print(words, sorted(words, key=str.upper, reverse=True))
numbers = [(n * 7919) % 1009 for n in range(500)]
print(sorted(numbers) == sorted(sorted(numbers, reverse=True)), sorted(numbers)[:5], sorted(numbers, key=lambda n: -n)[:5])
print(sorted(numbers, key=lambda n: n % 3)[:6], sorted(numbers, key=lambda n: n % 3, reverse=True)[:6])
show(lambda: sorted([1, "a"]))
show(lambda: [1, "a", 2].sort())
show(lambda: sorted([None, None]))
show(lambda: sorted([1], len))
show(lambda: sorted(5))


class Version:
    def __init__(self, number):
        self.number = number

    def __lt__(self, other):
        return self.number < other.number

    def __repr__(self):
        return f"v{self.number}"


versions = [Version(n % 7) for n in range(0, 60, 11)]
print(sorted(versions), sorted(versions, reverse=True), min(versions), max(versions, key=lambda v: v.number))
many = [Version((n * 31) % 101) for n in range(100)]
print([v.number for v in sorted(many)] == sorted(v.number for v in many))
versions.sort()
print(versions)


class Broken:
    def __lt__(self, other):
        raise ValueError("no order")


broken = [Broken(), Broken()]
show(lambda: broken.sort())
print(len(broken))
seen = []
sneaky = [3, 2, 1]
show(lambda: sneaky.sort(key=lambda n: seen.append(len(sneaky)) or n))
print(seen, sneaky)
