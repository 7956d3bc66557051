import asyncio
import functools
from functools import cache, cached_property, cmp_to_key, lru_cache, partial, partialmethod, reduce, singledispatch, singledispatchmethod, total_ordering, wraps


def logged(function):
    """Decorate."""

    @wraps(function)
    def wrapper(*args, **kwargs):
        """Wrapper."""
        print("call", function.__name__, args, kwargs)
        return function(*args, **kwargs)

    return wrapper


@logged
def add(a: int, b: int = 2) -> int:
    """Add two."""
    return a + b


print(add(1, b=3), add.__name__, add.__doc__, add.__wrapped__(1), add.__annotations__, add.__qualname__)
double = partial(lambda a, b, *, c=1: a * b * c, 2, c=5)
print(double(4), double.args, double.keywords, double(3, c=1))
print(partial(print, "x", sep="-").func is print, partial(int, base=2)("101"))
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a * b, [1, 2, 3], 10), reduce(max, [3, 9, 2]))
try:
    reduce(lambda a, b: a, [])
except TypeError as error:
    print(error)


@lru_cache(maxsize=2)
def square(n):
    print("computing", n)
    return n * n


print(square(2), square(2), square(3), square(4), square(2))
print(square.cache_info(), square.cache_parameters())
square.cache_clear()
print(square.cache_info())


@cache
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


print(fibonacci(80), fibonacci.cache_info())
try:
    square([1])
except TypeError as error:
    print(error)


class Circle:
    def __init__(self, r):
        self.r = r

    @cached_property
    def area(self):
        """The area."""
        print("area computed")
        return 3 * self.r**2

    def scale(self, factor, offset=0):
        return self.r * factor + offset

    tripled = partialmethod(scale, 3, offset=1)


c = Circle(2)
print(c.area, c.area, c.__dict__, Circle.area.__doc__)
del c.area
print(c.area, c.tripled())


@total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


print(Version(1) <= Version(2), Version(1) > Version(2), Version(2) >= Version(2), max([Version(1), Version(3)], key=lambda v: v.n).n)


@singledispatch
def show(value):
    return f"object {value!r}"


@show.register
def _(value: int):
    return f"int {value}"


@show.register(list)
@show.register(tuple)
def _(value):
    return f"sequence of {len(value)}"


@show.register
def _(value: str | bytes):
    return f"text {value!r}"


print(show(1), show([1]), show((1, 2)), show("s"), show(b"b"), show(1.5), show(True), show.dispatch(int) is show.dispatch(bool))
print(sorted(show.registry, key=lambda t: t.__name__))


class Negator:
    @singledispatchmethod
    def neg(self, arg):
        raise NotImplementedError("cannot negate")

    @neg.register
    def _(self, arg: int):
        return -arg

    @neg.register
    def _(self, arg: bool):
        return not arg


print(Negator().neg(5), Negator().neg(True))
try:
    Negator().neg("x")
except NotImplementedError as error:
    print(error)
print(sorted([5, 2, 9], key=cmp_to_key(lambda a, b: b - a)), sorted("bca", key=cmp_to_key(lambda a, b: (a > b) - (a < b))))


async def fetch(url, timeout):
    await asyncio.sleep(timeout)
    return url


async def main():
    quick = partial(fetch, timeout=0.1)
    print(await asyncio.gather(quick("a"), quick("b")))
    print(asyncio.iscoroutinefunction(quick) if hasattr(asyncio, "iscoroutinefunction") else None)


asyncio.run(main())
print(functools.WRAPPER_UPDATES)
print(fibonacci.__name__)
