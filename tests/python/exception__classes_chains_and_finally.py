class AppError(Exception):
    code = 1

    def __init__(self, message, *, detail=None):
        super().__init__(message)
        self.detail = detail

    def __str__(self):
        return f"{super().__str__()} ({self.detail})"


class NotFound(AppError):
    code = 404


class Silent(Exception):
    pass


def f(kind):
    try:
        if kind == 1:
            raise NotFound("missing", detail="x")
        if kind == 2:
            return "returned"
        if kind == 3:
            {}["k"]
        if kind == 4:
            int("z")
        if kind == 5:
            raise Silent
    except (KeyError, ValueError) as e:
        print("caught", type(e).__name__, e)
        raise AppError("wrapped", detail=kind) from e
    except NotFound as e:
        print("not found", e, e.code, e.args, repr(e))
        return "except"
    else:
        print("else")
        return "else"
    finally:
        print("finally", kind)
    return "end"


for kind in range(6):
    try:
        print(kind, f(kind))
    except AppError as e:
        print("outer", e, repr(e.__cause__), e.__cause__ is e.__context__, e.__suppress_context__)
    except Silent as e:
        print("silent", repr(e), str(e) == "", e.args)


def order():
    out = []
    for i in range(4):
        try:
            out.append(f"t{i}")
            if i == 1:
                continue
            if i == 2:
                raise ValueError
            if i == 3:
                break
        except ValueError:
            out.append("x")
        else:
            out.append("e")
        finally:
            out.append("f")
    return out


print(order())


def nested():
    try:
        try:
            raise ValueError("inner")
        finally:
            print("inner finally")
    except ValueError as e:
        try:
            raise KeyError("second")
        except KeyError as k:
            print(repr(k.__context__))
            k.__context__ = None
        raise TypeError("third")


try:
    nested()
except TypeError as e:
    print(repr(e), repr(e.__context__), repr(e.__context__.__context__))
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("no chain") from None
except ValueError as e:
    print(e.__cause__, repr(e.__context__), e.__suppress_context__)
try:
    e
except NameError as n:
    print(n)
for exc in (ValueError(), ValueError("a"), ValueError("a", 1), KeyError("k"), KeyError(1), OSError("plain"), StopIteration(3), SystemExit(2), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), AppError("m"), ImportError("i", name="mod"), AttributeError("x", name="n", obj=5), NameError("y", name="z"), SyntaxError("s"), AssertionError(), RecursionError("deep"), TimeoutError(), KeyboardInterrupt(), GeneratorExit("g"), ZeroDivisionError(1, 2)):
    print(type(exc).__name__, "|", str(exc), "|", repr(exc), "|", exc.args)
print(issubclass(KeyError, LookupError), issubclass(FileNotFoundError, OSError), issubclass(KeyboardInterrupt, Exception), IOError is OSError, TimeoutError.__mro__[1].__name__, Exception.__bases__, issubclass(ModuleNotFoundError, ImportError), issubclass(UnboundLocalError, NameError), issubclass(NotImplementedError, RuntimeError), issubclass(RecursionError, RuntimeError), ArithmeticError.__subclasses__()[:1])
try:
    assert 1 == 2, ("tuple", 1)
except AssertionError as e:
    print(e.args)


def recurse(n):
    return recurse(n + 1)


try:
    recurse(0)
except RecursionError as e:
    print(e)
try:
    raise ExceptionGroup("eg", [ValueError(1), ExceptionGroup("in", [KeyError("k"), OSError()])])
except ExceptionGroup as eg:
    print(eg, eg.exceptions, eg.subgroup(KeyError), eg.split(ValueError)[1])
import sys
try:
    raise ValueError("info")
except ValueError:
    t, v, tb = sys.exc_info()
    print(t.__name__, v, tb.tb_lineno, tb.tb_next, tb.tb_frame.f_code.co_name)
print(sys.exc_info())
