import functools
import time


def timer(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        result = function(*args, **kwargs)
        print(f"{function.__name__}{args}{kwargs or ''} -> {result!r}")
        return result
    return wrapper


def repeat(times=2, *, sep=","):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*a, **k):
            return sep.join(str(function(*a, **k)) for _ in range(times))
        wrapper.times = times
        return wrapper
    return decorate


def optional(function=None, *, label="none"):
    if function is None:
        return lambda f: optional(f, label=label)

    @functools.wraps(function)
    def wrapper(*a):
        return label, function(*a)
    return wrapper


class CountCalls:
    def __init__(self, function):
        functools.update_wrapper(self, function)
        self.function, self.calls = function, 0

    def __call__(self, *a):
        self.calls += 1
        return self.function(*a)

    def __get__(self, instance, owner):
        return functools.partial(self, instance) if instance else self


@timer
@repeat(3, sep="-")
def hello(name, punctuation="!"):
    "Says hello."
    return name + punctuation


@optional
def plain(x):
    return x


@optional(label="given")
def labelled(x):
    return x


@CountCalls
def counted(x):
    return x * 2


class K:
    @CountCalls
    def method(self, x):
        return x + 1

    @staticmethod
    @timer
    def s(x):
        return x

    @classmethod
    @repeat()
    def c(cls):
        return cls.__name__

    @functools.cached_property
    def slow(self):
        print("computed")
        return 42

    @functools.singledispatchmethod
    def show(self, v):
        return "object"

    @show.register
    def _(self, v: int):
        return "int"


print(hello("bob"), hello.__name__, hello.__doc__, hello.__wrapped__.times)
print(plain(1), labelled(2), counted(3), counted(4), counted.calls, counted.__name__)
k = K()
print(k.method(1), K.method.calls, K.s(5), K.c(), k.slow, k.slow, k.show(1), k.show("x"))


@functools.lru_cache(maxsize=2)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@functools.cache
def square(n):
    print("square", n)
    return n * n


print(fib(20), fib.cache_info(), square(3), square(3), square.cache_info(), square.cache_clear())


def counter():
    count = 0

    def inc(by=1):
        nonlocal count
        count += by
        return count

    def get():
        return count
    return inc, get


inc, get = counter()
print(inc(), inc(5), get(), inc.__closure__[0].cell_contents, inc.__code__.co_freevars, inc.__defaults__)
fs = [lambda: i for i in range(3)]
gs = [lambda i=i: i for i in range(3)]
print([f() for f in fs], [g() for g in gs])


def default(x, acc=[]):
    acc.append(x)
    return acc


print(default(1), default(2), default.__defaults__, default.__kwdefaults__)
default.__defaults__ = ([],)
print(default(9), default.__name__, default.__qualname__, default.__module__, default.__code__.co_varnames, default.__code__.co_argcount)
compose = lambda *fs: functools.reduce(lambda f, g: lambda x: f(g(x)), fs)
print(compose(str, lambda x: x + 1, lambda x: x * 10)(5), (lambda *a, **k: (a, k))(1, b=2), (lambda: (yield))().__class__.__name__)
p = functools.partial(int, base=2)
print(p("101"), p.func, p.args, p.keywords, repr(p))
x = "global"


def outer():
    x = "outer"

    def inner():
        global x
        x = "changed"
        return x
    return inner(), x


print(outer(), x)


@functools.singledispatch
def describe(v):
    return "thing"


@describe.register(int)
@describe.register(float)
def _(v):
    return "number"


@describe.register
def _(v: list):
    return "list of " + ", ".join(describe(i) for i in v)


print(describe(1), describe("s"), describe([1, "a"]), describe.registry.keys() >= {int})
