def show(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Plain:
    pass


class Child(Plain):
    def greet(self):
        return "hi"


print(type(5), type("x"), type(None), type(Plain()), type(Plain), type(type), type(len), type(print) is type(len))
print(Child.__name__, Child.__qualname__, Child.__module__, Child.__bases__, Child.__mro__, Child.mro(), Plain.__subclasses__())
Made = type("Made", (Child,), {"value": 5, "double": lambda self: self.value * 2})
print(Made, Made().double(), Made().greet(), Made.__mro__[1], isinstance(Made(), Plain))
show(lambda: type("X"))
show(lambda: type("X", (), 5))
show(lambda: type(5, (), {}))
show(lambda: type("X", (bool,), {}))
show(lambda: type(1, 2))
show(lambda: Plain(1))
show(lambda: object(1))
show(lambda: object().x)
show(lambda: setattr(object(), "x", 1))
show(lambda: Plain.missing)
show(lambda: type(None)())
show(lambda: [Plain() == Plain(), Plain() != Plain(), object() == 5, Plain().__eq__(5), Plain().__ne__(5)])
show(lambda: Plain() < Plain())
show(lambda: hash(Plain()) is not None)


class Careful:
    def __init__(self):
        object.__setattr__(self, "log", [])

    def __setattr__(self, name, value):
        self.log.append(name)
        super().__setattr__(name, value)

    def __getattribute__(self, name):
        if name == "secret":
            return "hidden"
        return super().__getattribute__(name)

    def __getattr__(self, name):
        return f"no {name}"

    def __delattr__(self, name):
        self.log.append("-" + name)
        object.__delattr__(self, name)


c = Careful()
c.a = 1
del c.a
print(c.log, c.secret, c.a, getattr(c, "zz"))


# Classes that extend the built-in ones
class Stack(list):
    def __init__(self, *items):
        super().__init__(items)
        self.pushes = 0

    def push(self, item):
        self.pushes += 1
        self.append(item)

    def __getitem__(self, index):
        print("item", index)
        return super().__getitem__(index)


s = Stack(1, 2)
s.push(3)
print(s, len(s), s[0], s[-1], list(s), s == [1, 2, 3], s + [4], s.pushes, isinstance(s, list), 2 in s, sorted(s), [*s])
s.extend([5])
s[0] = "x"
del s[1]
print(s, s.index(3), s.copy(), type(s.copy()))


class Counter(dict):
    def __missing__(self, key):
        return 0

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        self.changes = getattr(self, "changes", 0) + 1


n = Counter(a=1)
n["b"] += 5
n.update(c=3)
print(n, n["zz"], n.get("zz"), n.changes, n | {"d": 4}, list(n), dict(n), n == {"a": 1, "b": 5, "c": 3}, {**n})


class Celsius(float):
    def __str__(self):
        return f"{float(self):.1f}°"

    def __add__(self, other):
        return Celsius(float(self) + other)


t = Celsius(21.55)
print(t, repr(t), t + 1, t * 2, type(t + 1).__name__, type(t * 2).__name__, t > 20, round(t), f"{t:.3f}", f"{t}")


class Level(int):
    def __new__(cls, value, label):
        self = super().__new__(cls, value)
        self.label = label
        return self

    def __repr__(self):
        return f"Level({int(self)}, {self.label})"


low = Level(1, "low")
print(low, low + 1, low == 1, {low: "x"}[1], [10, 20][low], low.label, "%d" % low, f"{low:03d}", max(low, 0), low.bit_length(), range(low))


class Name(str):
    def shout(self):
        return self.upper() + "!"


name = Name("ada")
print(name, repr(name), name.shout(), name + "x", type(name + "x"), name == "ada", len(name), name[0], {name: 1}["ada"], "%s" % name, f"{name:>5}", ",".join([name, name]))


class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    @property
    def total(self):
        return sum(self)


pair = Pair(1, 2)
a, b = pair
print(pair, pair.total, a, b, pair == (1, 2), hash(pair) == hash((1, 2)), pair + (3,), isinstance(pair, tuple))


class Tags(set):
    def add(self, item):
        super().add(item.lower())


tags = Tags(["x"])
tags.add("ABC")
print(sorted(tags), "abc" in tags, len(tags), sorted(tags | {"y"}), type(tags | {"y"}).__name__)


class Data(bytes):
    pass


print(Data(b"ab").hex(), Data(b"ab")[0], Data(b"ab") == b"ab", len(Data(3)))


# Metaclasses
class Registry(type):
    classes = []

    def __new__(meta, name, bases, namespace, **options):
        cls = super().__new__(meta, name, bases, namespace)
        meta.classes.append((name, options))
        return cls

    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)

    def __call__(cls, *args):
        print("making", cls.__name__)
        return super().__call__(*args)

    def __len__(cls):
        return len(cls.__name__)


class Base(metaclass=Registry):
    pass


class Derived(Base, flag=1):
    def __init__(self, x):
        self.x = x


print(Registry.classes, Derived(5).x, len(Derived), type(Derived).__name__, isinstance(Derived, Registry))


class Hooked:
    def __init_subclass__(cls, /, tag=None, **rest):
        super().__init_subclass__(**rest)
        cls.tag = tag


class Tagged(Hooked, tag="t"):
    pass


print(Tagged.tag)


class Odd(type):
    def __instancecheck__(cls, value):
        return isinstance(value, int) and value % 2 == 1

    def __subclasscheck__(cls, other):
        return other is int


class OddNumber(metaclass=Odd):
    pass


print(isinstance(3, OddNumber), isinstance(4, OddNumber), issubclass(int, OddNumber), issubclass(str, OddNumber))
