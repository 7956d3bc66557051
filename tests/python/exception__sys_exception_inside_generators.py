import sys


def gen():
    print("start", sys.exception())
    yield 1
    print("second", repr(sys.exception()))
    try:
        raise KeyError("inner")
    except KeyError:
        yield 2
        print("third", repr(sys.exception()), sys.exc_info()[0])
    print("fourth", repr(sys.exception()))
    yield 3


g = gen()
next(g)
try:
    raise ValueError("outer")
except ValueError:
    next(g)
    print("between", repr(sys.exception()))
try:
    raise TypeError("outer 2")
except TypeError:
    next(g)
print("after", sys.exception(), sys.exc_info())


def ctx():
    try:
        yield
    except ValueError as e:
        print("ctx", repr(e.__context__))
        raise RuntimeError("replaced")


c = ctx()
next(c)
try:
    try:
        raise OSError("first")
    except OSError:
        c.throw(ValueError("thrown"))
except RuntimeError as e:
    print(repr(e), repr(e.__context__), repr(e.__context__.__context__))


def reraise():
    raise


try:
    try:
        1 / 0
    except ZeroDivisionError:
        reraise()
except ZeroDivisionError as e:
    print("reraised", e)
try:
    reraise()
except RuntimeError as e:
    print(e)


def handler():
    try:
        [].pop()
    except IndexError as e:
        def later():
            return sys.exception()
        return later, e


later, e = handler()
print(later(), e, sys.exception())
try:
    raise e
except IndexError as again:
    print(again is e, again.__context__)
try:
    try:
        raise ValueError("a")
    finally:
        raise TypeError("b")
except TypeError as e:
    print(repr(e.__context__), e.__suppress_context__, e.__cause__)
e = ValueError("n").with_traceback(None)
e.add_note("one")
e.add_note("two")
print(e.__notes__, e.__traceback__)
try:
    e.add_note(1)
except TypeError as x:
    print(x)
try:
    raise ValueError from "string"
except TypeError as x:
    print(x)
for bad in ("raise 5", "raise int", "raise 'x'", "raise None"):
    try:
        exec(bad)
    except TypeError as x:
        print(bad, "->", x)
