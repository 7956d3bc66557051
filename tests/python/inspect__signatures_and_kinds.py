import asyncio
import functools
import inspect
from typing import Optional


def f(a, b: int = 2, /, c="x", *args: str, d, e: Optional[int] = None, **kw) -> list[int]:
    """Doc
       indented
         more
    """
    return []


async def co(x, *, y=1):
    await asyncio.sleep(0)


def gen():
    yield 1


async def agen():
    yield 1


class C:
    """Class doc."""

    def __init__(self, a, b=1):
        self.a = a

    def method(self, x): ...

    @classmethod
    def cm(cls, y): ...

    @staticmethod
    def sm(z): ...

    async def am(self): ...

    def __call__(self, q): ...


s = inspect.signature(f)
print(s, repr(s))
for name, p in s.parameters.items():
    print(name, p, p.kind, repr(p.kind), p.default, p.annotation, p.kind.description)
print(s.return_annotation, repr(s.parameters["b"]), inspect.Parameter.empty, s.parameters["a"].default is inspect.Parameter.empty)
for thing in (co, C, C(1).method, C.method, C.cm, C.sm, C(1), lambda: 0, lambda *, k: 0, functools.partial(f, 1), functools.partial(co, y=5)):
    print(inspect.signature(thing))
for thing in (5, "x"):
    try:
        inspect.signature(thing)
    except TypeError as error:
        print(error)
b = s.bind(1, 2, 3, 4, d=5, z=6)
print(b, b.args, b.kwargs, b.arguments)
b = s.bind(1, d=0)
b.apply_defaults()
print(b.arguments)
for bad in (lambda: s.bind(), lambda: s.bind(1), lambda: inspect.signature(co).bind(1, 2), lambda: inspect.signature(co).bind(1, z=2), lambda: inspect.signature(co).bind(1, x=2)):
    try:
        bad()
    except TypeError as error:
        print(error)
print(inspect.getfullargspec(f))
print(inspect.getdoc(f), inspect.getdoc(C), inspect.getdoc(gen), inspect.cleandoc("  a\n    b\n      c"))

coroutine, generator, asyncgen = co(1), gen(), agen()
things = {"f": f, "co": co, "gen": gen, "agen": agen, "C": C, "method": C(1).method, "am": C(1).am, "coroutine": coroutine, "generator": generator, "asyncgen": asyncgen, "print": print, "module": asyncio, "partial": functools.partial(co, 1), "append": [].append}
checks = ("isfunction", "ismethod", "isclass", "ismodule", "isbuiltin", "iscoroutinefunction", "iscoroutine", "isawaitable", "isgeneratorfunction", "isgenerator", "isasyncgenfunction", "isasyncgen", "isroutine")
for name, thing in things.items():
    print(name, [check for check in checks if getattr(inspect, check)(thing)])
print(inspect.getcoroutinestate(coroutine), inspect.getgeneratorstate(generator), inspect.getasyncgenstate(asyncgen))
next(generator)
print(inspect.getgeneratorstate(generator))
generator.close()
print(inspect.getgeneratorstate(generator))
coroutine.close()
print(inspect.getcoroutinestate(coroutine))


async def main():
    async def inner():
        await asyncio.sleep(1)

    c = inner()
    task = asyncio.create_task(c)
    print(inspect.getcoroutinestate(c))
    await asyncio.sleep(0)
    print(inspect.getcoroutinestate(c), inspect.isawaitable(task), inspect.iscoroutine(task))
    await task
    print(inspect.getcoroutinestate(c))
    for handler in (f, co, functools.partial(co, 1), C(1).am, lambda: co(2)):
        result = handler(1) if handler is co else None
        if inspect.isawaitable(result):
            print(await result)


asyncio.run(main())
print([name for name, value in inspect.getmembers(C, inspect.isfunction)], inspect.getmro(C))


def outer():
    return who()


def who():
    frame = inspect.currentframe()
    return frame.f_code.co_name, frame.f_back.f_code.co_name, frame.f_back.f_lineno


print(outer(), inspect.stack()[0].function)


@functools.wraps(f)
def wrapped(*args, **kwargs): ...


print(inspect.signature(wrapped) == s, inspect.unwrap(wrapped) is f, inspect.signature(wrapped, follow_wrapped=False))
print(inspect.iscoroutinefunction(C.am), inspect.isabstract(C), f.__code__.co_argcount, f.__code__.co_varnames, f.__code__.co_name, co.__code__.co_flags & inspect.CO_COROUTINE > 0, f.__kwdefaults__, f.__defaults__)
