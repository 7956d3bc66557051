def show(call):
    try:
        print(repr(call()))
    except BaseException as error:
        print(type(error).__name__, error, sep=": ")


class Custom(Exception):
    def __init__(self, message, code):
        super().__init__(message)
        self.code = code


class Silent(Exception):
    def __init__(self, message, code):
        self.code = code


class Shown(Exception):
    def __str__(self):
        return "shown " + str(self.args)


for error in [ValueError(), ValueError("one"), ValueError("one", 2), KeyError("k"), KeyError(), Custom("m", 5), Silent("m", 5), Shown(1), StopIteration(3), SystemExit(2), OSError(999, "Odd"), OSError("x"), IndexError(0)]:
    print(repr(error), str(error), error.args, sep=" | ")
print(Custom("m", 5).code, Silent("m", 6).args, StopIteration(3).value, StopIteration().value, SystemExit().code, SystemExit(2).code, SystemExit(1, 2).code)
missing = FileNotFoundError(2, "No such file", "a.txt")
print(type(missing).__name__, missing.errno, missing.strerror, missing.filename, missing, missing.args)
print(type(OSError(999, "x")).__name__, OSError("x").errno, isinstance(FileNotFoundError(), OSError), IOError is OSError)
print(ImportError("m", name="mod").name, ImportError("m").path, ImportError("m").msg, AttributeError("a", name="n", obj=1).name, NameError("x").name)
show(lambda: ValueError(x=1))
show(lambda: ImportError(bad=1))

error = ValueError("base")
error.add_note("first note")
error.add_note("second")
print(error.__notes__, hasattr(ValueError(), "__notes__"))
show(lambda: error.add_note(5))
error.args = ("changed", 2)
print(error, error.args)
error.extra = "attribute"
print(error.extra, error.__cause__, error.__context__, error.__suppress_context__, error.__traceback__)
show(lambda: setattr(error, "__cause__", 5))
error.__cause__ = KeyError("cause")
print(repr(error.__cause__), error.__suppress_context__)
show(lambda: error.with_traceback(5))
print(error.with_traceback(None) is error)

try:
    try:
        1 / 0
    except ZeroDivisionError as inner:
        raise ValueError("outer") from inner
except ValueError as outer:
    print(repr(outer.__cause__), outer.__context__ is outer.__cause__, outer.__suppress_context__, outer.__traceback__ is not None)

try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("second")
except KeyError as second:
    print(repr(second.__context__), second.__cause__, second.__suppress_context__)

try:
    undefined
except NameError as unknown:
    print(unknown, unknown.name)
try:
    [].nothing
except AttributeError as unknown:
    print(unknown, unknown.name, unknown.obj)
try:
    b"\xff".decode()
except UnicodeDecodeError as bad:
    print(bad.encoding, bad.object, bad.start, bad.end, bad.reason)

print(BaseException.__mro__, Custom.__mro__)
print([cls.__name__ for cls in (KeyError, RecursionError, TimeoutError, UnicodeDecodeError) for cls in cls.__mro__])
print(ValueError("a") == ValueError("a"), isinstance(error, Exception), issubclass(KeyError, LookupError))

# Groups
group = ExceptionGroup("many", [ValueError(1), ExceptionGroup("inner", [KeyError("k"), ValueError(2)]), TypeError("t")])
print(group, repr(group), group.message, len(group.exceptions), group.args[0])
matched, rest = group.split(ValueError)
print(repr(matched), repr(rest))
print(repr(group.subgroup((KeyError, TypeError))), group.subgroup(OSError), repr(group.subgroup(lambda e: isinstance(e, TypeError))))
print(repr(group.derive([ValueError("new")])), group.split(ExceptionGroup)[1], repr(group.split(OSError)[0]))
print(type(BaseExceptionGroup("b", [ValueError()])).__name__, type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__)
show(lambda: ExceptionGroup("x", []))
show(lambda: ExceptionGroup("x", 5))
show(lambda: ExceptionGroup(5, [ValueError()]))
show(lambda: ExceptionGroup("x", [5]))
show(lambda: ExceptionGroup("x", [KeyboardInterrupt()]))
show(lambda: ExceptionGroup("x"))
show(lambda: group.split(5))
try:
    raise group
except* ValueError as values:
    print("values", values.exceptions)
except* (KeyError, TypeError) as others:
    print("others", others)
