def show(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Mapping:
    def keys(self):
        return ["p", "q"]

    def __getitem__(self, key):
        return key.upper()


show(lambda: [dict(), dict(a=1), dict([("x", 1), ("y", 2)]), dict({"k": 1}, k=2, z=3), dict(zip("ab", (1, 2))), dict(Mapping())])
show(lambda: dict(5))
show(lambda: dict([1]))
show(lambda: dict([(1, 2, 3)]))
show(lambda: dict(["ab", "cd"]))
show(lambda: dict([], []))
d = {"a": 1, "b": 2}
print(d.get("a"), d.get("z"), d.get("z", 0), d.setdefault("c", 3), d.setdefault("a", 9), d)
print(d.pop("a"), d.pop("zz", None), d.popitem(), d)
show(lambda: d.pop("zz"))
show(lambda: {}.popitem())
show(lambda: d.get())
show(lambda: {}[[]])
show(lambda: {[]: 1})
show(lambda: d.get([]))
d.update({"x": 1}, y=2)
d.update([("z", 3)])
d.update(Mapping())
d.update()
print(d, d.copy() == d, d.copy() is d)
d |= {"x": 10}
print(d | {"w": 0}, {"w": 0} | d, {"a": 1} == {"a": 1.0}, len(d), list(reversed(d)))
show(lambda: d | [("a", 1)])
print(dict.fromkeys("abc"), dict.fromkeys([1, 2], 0), {}.fromkeys((1,), []))
d.clear()
print(d, bool(d))

d = {"one": 1, "two": 2, "three": 3}
keys, values, items = d.keys(), d.values(), d.items()
print(keys, values, items, len(keys), "one" in keys, 2 in values, ("two", 2) in items, ("two", 3) in items)
d["four"] = 4
print(keys, list(values), list(items)[-1], list(reversed(keys)), list(reversed(items))[0])
print(keys & {"one", "x"}, sorted(keys | {"x"}), sorted(keys - {"one"}), sorted(keys ^ {"one", "x"}), sorted({"one", "y"} - keys))
print(keys == {"one", "two", "three", "four"}, keys <= {"one"}, keys >= {"one"}, keys.isdisjoint(["x"]), items & [("one", 1)])
print({"a": 1}.keys() == {"a": 2}.keys(), {"a": 1}.items() == {"a": 2}.items(), keys.mapping == d, d.values() == d.values())
show(lambda: hash(keys))
show(lambda: keys[0])


def grow():
    for key in d:
        d[key + "!"] = 0


show(grow)


def grow_while_items():
    for key, value in d.items():
        del d[key]


show(grow_while_items)
print(d)

table = {}
table[1] = "int"
table[1.0] = "float"
table[True] = "bool"
print(table, {(1, 2): 3}[(1, 2)], {None: 0}[None])


class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return self.name == other.name

    def __repr__(self):
        return self.name


keyed = {Key("a"): 1, Key("b"): 2}
keyed[Key("a")] = 3
print(keyed, keyed.get(Key("b")), Key("c") in keyed, keyed.pop(Key("a")), keyed.setdefault(Key("d"), 4), keyed)
print({k: v for k, v in zip("ab", range(2))}, {**{"a": 1}, "b": 2}, dict(**{"k": 1}))
print({}.__len__(), {"a": 1}.__contains__("a"), {"a": 1}.__getitem__("a"), list({"a": 1}.__iter__()))
