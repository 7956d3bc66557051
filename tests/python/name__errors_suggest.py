import math
import collections


class Thing:
    colour = 1

    def __init__(self):
        self.weight = 2

    def method(self):
        return wieght


def local():
    counter = 1
    return countr


def unbound():
    print(value)
    value = 1


def deleted():
    x = 1
    del x
    return x


def closure():
    def inner():
        return late
    result = inner()
    late = 1
    return result


for text in ("Thing().color", "Thing().wieght", "Thing.colur", "Thing().method()", "local()", "unbound()", "deleted()", "closure()", "pritn(1)", "math.sqr(2)", "math.pie", "collections.Orderdict", "[].apend(1)", "'a'.uper()", "{}.itmes()", "(1).real_", "lenn([])", "Ture", "nul", "none", "asyncio.run", "time.sleep", "json", "self.x", "int.foo", "None.foo", "Thing().method.foo", "local.foo", "len.foo", "print.x", "sys.path", "abc", "x", "exit_", "True.foo", "math.foo.bar", "type(1).foo", "(lambda: 1).foo", "{}.foo", "range(3).foo"):
    try:
        print(text, "=", eval(text))
    except Exception as e:
        print(text, "!!", type(e).__name__, e, getattr(e, "name", None))
try:
    from math import sqroot
except ImportError as e:
    print(type(e).__name__, e, e.name)
try:
    import maths
except ImportError as e:
    print(type(e).__name__, e, e.name)
try:
    import collections.foo
except ImportError as e:
    print(e)
try:
    del undefined
except NameError as e:
    print(e)
try:
    Thing().x += 1
except AttributeError as e:
    print(e)
try:
    del Thing().x
except AttributeError as e:
    print(e)
try:
    del Thing.x
except AttributeError as e:
    print(e)
try:
    (5).x = 1
except AttributeError as e:
    print(e)
try:
    int.x = 1
except TypeError as e:
    print(e)
try:
    [].append = 1
except AttributeError as e:
    print(e)
try:
    None.x = 1
except AttributeError as e:
    print(e)
try:
    "abc".upper = 1
except AttributeError as e:
    print(e)
try:
    object().x = 1
except AttributeError as e:
    print(e)
Thing.colour = 5
print(Thing().colour, Thing.__name__)
Thing.__name__ = "Renamed"
print(Thing, repr(Thing()).split(" at ")[0])
