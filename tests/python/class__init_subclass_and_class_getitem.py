class Plugin:
    registry = {}

    def __init_subclass__(cls, /, key=None, **kw):
        super().__init_subclass__(**kw)
        cls.registry[key or cls.__name__.lower()] = cls

    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


class Json(Plugin, key="json"):
    pass


class Xml(Plugin):
    pass


print(Plugin.registry, Json[int], Plugin["a", 1])
try:
    class Bad(Plugin, colour=1):
        pass
except TypeError as e:
    print(e)


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, bases, kw)
        return {"injected": 7}

    def __new__(mcs, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns if not k.startswith("__")), kw)
        return super().__new__(mcs, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        print("init", name)
        super().__init__(name, bases, ns)


class A(metaclass=Meta, flag=True):
    x = injected + 1


print(A.x, A.injected, type(A))


class B(A):
    pass


Dyn = type("Dyn", (A,), {"y": 2, "f": lambda self: self.y})
print(Dyn().f(), Dyn.__name__, Dyn.__mro__)
D2 = type("D2", (), {})
print(D2, D2().__class__.__name__, type(D2()).__bases__)


class Single:
    _one = None

    def __new__(cls, *args):
        print("new", args)
        if cls._one is None:
            cls._one = super().__new__(cls)
        return cls._one

    def __init__(self, *args):
        print("init", args)


print(Single(1) is Single(2))


class Celsius(float):
    def __new__(cls, v):
        return super().__new__(cls, round(v, 1))

    def __repr__(self):
        return f"{float(self)}°C"

    def __add__(self, other):
        return Celsius(float(self) + other)


c = Celsius(20.55)
print(c, c + 1, c * 2, type(c * 2), c == 20.6, f"{c:.2f}", sum([c]), hash(c) == hash(20.6))


class Upper(str):
    def __new__(cls, s):
        return super().__new__(cls, s.upper())


u = Upper("abc")
print(u, repr(u), u + "d", type(u + "d"), u.lower(), type(u.lower()), u == "ABC", {u: 1}["ABC"], len(u), u[0])


class Stack(list):
    def push(self, x):
        self.append(x)
        return self


s = Stack([1]).push(2)
print(s, s + [3], type(s + [3]), s[::-1], Stack("ab"), isinstance(s, list), s == [1, 2])


class Point(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))
    x = property(lambda self: self[0])


print(Point(1, 2), Point(1, 2).x, Point(1, 2) == (1, 2), hash(Point(1, 2)) == hash((1, 2)))
for bad in ("class X(int, str): pass", "class Y(bool): pass", "class Z(type(None)): pass"):
    try:
        exec(bad)
    except TypeError as e:
        print(e)
