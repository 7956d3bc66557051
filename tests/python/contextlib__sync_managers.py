import contextlib
import io
import sys
from contextlib import ExitStack, chdir, closing, contextmanager, nullcontext, redirect_stderr, redirect_stdout, suppress


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except KeyError as error:
        print("swallowed", error)
    finally:
        print(f"</{name}>")


with tag("a") as value:
    print(value)
with tag("b"):
    raise KeyError("k")
print("after")


@tag("decorated")
def work(x):
    return x * 2


print(work(4), work(5), work.__name__)

with suppress(ZeroDivisionError, KeyError):
    1 / 0
with suppress(ExceptionGroup if False else ValueError):
    raise ExceptionGroup("g", [ValueError(1)])
try:
    with suppress(ValueError):
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
except ExceptionGroup as group:
    print(group.exceptions)

out = io.StringIO()
with redirect_stdout(out):
    print("hidden", 1, sep="-")
    sys.stdout.write("raw\n")
print(repr(out.getvalue()))
err = io.StringIO()
with redirect_stderr(err):
    print("error", file=sys.stderr)
print(repr(err.getvalue()))
with redirect_stdout(None):
    print("nowhere")


class Thing:
    def close(self):
        print("closed")


with closing(Thing()) as thing:
    print(type(thing).__name__)
with nullcontext(5) as five:
    print(five)


class Manager:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind.__name__ if kind else None)
        return self.name == "swallow"


with ExitStack() as stack:
    for name in ("one", "swallow", "two"):
        stack.enter_context(Manager(name))
    stack.callback(print, "callback", end="!\n")
    stack.push(lambda *details: print("pushed", details[0]))
    raise ValueError("in stack")
print("went on")
with ExitStack() as stack:
    stack.enter_context(Manager("kept"))
    later = stack.pop_all()
print("popped")
later.close()


@contextmanager
def never():
    if False:
        yield


@contextmanager
def twice():
    yield 1
    yield 2


@contextmanager
def replaces():
    try:
        yield
    except ValueError as error:
        raise TypeError("replaced") from error


for maker in (never, twice):
    try:
        with maker():
            pass
    except RuntimeError as error:
        print(type(error).__name__, error)
try:
    with replaces():
        raise ValueError("x")
except TypeError as error:
    print(error, repr(error.__cause__))
try:
    ExitStack().enter_context(5)
except TypeError as error:
    print(error)
try:
    with 5:
        pass
except TypeError as error:
    print(error)


class Both(contextlib.ContextDecorator):
    def __enter__(self):
        print("in")
        return self

    def __exit__(self, *details):
        print("out")
        return False


@Both()
def decorated():
    print("body")


decorated()
print(isinstance(Manager("x"), contextlib.AbstractContextManager))
