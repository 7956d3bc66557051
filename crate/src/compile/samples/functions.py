import functools, os.path as path, a.b.c as abc
import os.path
from . import sibling
from ..package.module import name as other, second
from math import *
def plain(a, b=1, /, c=2, *args, d, e=3, **kwargs) -> None:
    """Doc.

       Indented.
    """
    return a, b, c, args, d, e, kwargs
def annotated(a: int, *args: "str", b: list[int] = [], **kwargs: dict) -> "None": ...
def closure(a, b):
    c = 1
    def inner():
        nonlocal c
        c += a
        def innermost(): return a, c, b
        return innermost
    class Local:
        a = a
        attribute = b
        def method(self): return a, self
    return inner, Local, (lambda x, y=a, *z: (x, y, z, c))
def globals_():
    global counter
    counter = 1
    del counter
    def inner(): return counter
    return inner
def deleted():
    x = 1
    del x
    def inner(): return x
def generator():
    x = yield
    y = yield x, 1
    z = yield from y
    return z
def comprehensions(items):
    squares = [x * x for x in items if x if x > 1]
    nested = [[y for y in x] for x in items]
    flat = {y for x in items for y in x}
    table = {k: v for k, v in items}
    lazy = (x for x in items for y in x if y)
    functions = [lambda: x for x in items]
    captured = [lambda: items for _ in items]
    walrus = [last := x for x in items]
    deep = [[(lambda: (x, y, items)) for y in x] for x in items]
    any((total := x) > 1 for x in items)
    return last, total, sum(x for x in items)
[x for x in range(3)]
[f(lambda: x) for x in range(3) if (n := x)]
@functools.cache
@decorator(1, key=2)
def decorated(): pass
f(*args)
f(1, *args, 2, **kwargs)
f(a, b=1, **kwargs, c=2)
f(**a, **b)
f(*a, *b, c)
obj.method(1, 2).other(*a).third(k=1)
(lambda *, a=1, b: a)(b=2)
(lambda: (yield))()
def f[T, *Ts, **P](x: T, y: T = 1, *, z: P = 2) -> T:
    return T
def g[T](x): return lambda: T
def h[T](*, z=1): pass
type Alias = int
type Pair[T] = tuple[T, T]
x.__class__
def recursive(n): return recursive(n - 1)
