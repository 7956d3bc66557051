import types
from abc import ABC, ABCMeta, abstractmethod, abstractproperty
from types import MappingProxyType, MethodType, SimpleNamespace

ns = SimpleNamespace(a=1, b="x")
ns.c = [1]
print(ns, ns == SimpleNamespace(a=1, b="x", c=[1]), ns.__dict__)
m = MappingProxyType({"a": 1})
print(m, repr(m), m["a"], dict(m), len(m), "a" in m, list(m.items()), m | {"b": 2}, m.get("z"))
try:
    m["b"] = 2
except TypeError as error:
    print(error)
class A:
    def f(self): return 1
a = A()
a.g = MethodType(lambda self, x: (type(self).__name__, x), a)
print(a.g(5), isinstance(a.f, MethodType), isinstance(len, types.BuiltinFunctionType), isinstance(lambda: 0, types.FunctionType), isinstance((i for i in ()), types.GeneratorType), types.NoneType, isinstance(types, types.ModuleType), isinstance(int | str, types.UnionType), isinstance(list[int], types.GenericAlias))
N = types.new_class("N", (A,), {}, lambda ns: ns.update(x=5))
print(N, N.x, N().f(), type("Dyn", (A,), {"y": 3})().y)
class Shape(ABC):
    @property
    @abstractmethod
    def area(self): ...
    @abstractmethod
    def name(self): return "shape"
    @classmethod
    @abstractmethod
    def make(cls): ...
    def describe(self): return f"{self.name()} {self.area}"
class Sq(Shape):
    @property
    def area(self): return 4
    def name(self): return "sq/" + super().name()
    @classmethod
    def make(cls): return cls()
print(Sq().describe(), Sq.make().area, sorted(Shape.__abstractmethods__))
for cls in (Shape, type("Half", (Shape,), {"name": lambda s: 1})):
    try: cls()
    except TypeError as e: print(e)
class One(ABC):
    @abstractmethod
    def go(self): ...
try: One()
except TypeError as e: print(e)
Shape.register(int)
print(isinstance(5, Shape), issubclass(int, Shape), isinstance("x", Shape))
class Hooked(ABC):
    @classmethod
    def __subclasshook__(cls, c): return hasattr(c, "quack") or NotImplemented
class Duck:
    def quack(self): pass
print(issubclass(Duck, Hooked), isinstance(Duck(), Hooked), issubclass(int, Hooked), type(Shape), isinstance(Shape, ABCMeta))
@types.coroutine
def old():
    yield
    return 5
async def main(): return await old()
c = main()
c.send(None)
try: c.send(None)
except StopIteration as e: print(e.value)
