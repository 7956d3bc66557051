import contextlib


class CM:
    def __init__(self, name, swallow=False, fail_enter=False, fail_exit=False):
        self.name, self.swallow, self.fail_enter, self.fail_exit = name, swallow, fail_enter, fail_exit

    def __enter__(self):
        print("enter", self.name)
        if self.fail_enter:
            raise OSError("enter " + self.name)
        return self.name.upper()

    def __exit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__, v, tb is not None)
        if self.fail_exit:
            raise KeyError("exit " + self.name)
        return self.swallow


with CM("a") as a, CM("b") as b:
    print(a, b)
with (CM("c"), CM("d") as d,):
    print(d)
with CM("e", swallow=True):
    raise ValueError("swallowed")
print("after")
try:
    with CM("outer"), CM("inner", fail_exit=True):
        raise ValueError("body")
except KeyError as e:
    print(repr(e), repr(e.__context__))
try:
    with CM("one"), CM("two", fail_enter=True), CM("three"):
        pass
except OSError as e:
    print(e)


def returns():
    with CM("r"):
        return "value"


def loops():
    for i in range(3):
        with CM(f"l{i}"):
            if i == 0:
                continue
            if i == 1:
                break
    return i


print(returns(), loops())


@contextlib.contextmanager
def managed(x):
    print("setup", x)
    try:
        yield x * 2
    except ZeroDivisionError as e:
        print("handled", e)
    else:
        print("no error")
    finally:
        print("teardown", x)


with managed(4) as m:
    print(m)
with managed(5):
    1 / 0
try:
    with managed(6):
        raise KeyError("out")
except KeyError as e:
    print("out", e)


@managed(7)
def decorated():
    print("decorated")


decorated()
with contextlib.ExitStack() as stack:
    print(stack.enter_context(managed(8)), stack.enter_context(CM("s")))
    stack.callback(print, "callback", 1)
    stack.push(lambda *a: print("pushed", a[0]))
with contextlib.suppress(KeyError, ZeroDivisionError):
    {}["x"]
with contextlib.nullcontext(5) as n:
    print(n)
with contextlib.closing(type("C", (), {"close": lambda self: print("closed")})()):
    pass
import io
buffer = io.StringIO()
with contextlib.redirect_stdout(buffer):
    print("captured")
print(repr(buffer.getvalue()))


@contextlib.contextmanager
def never():
    if False:
        yield


@contextlib.contextmanager
def twice():
    yield 1
    yield 2


for bad in (never, twice):
    try:
        with bad():
            pass
    except RuntimeError as e:
        print(e)
for bad in ("with 5: pass", "with CM: pass"):
    try:
        exec(bad)
    except TypeError as e:
        print(e)
