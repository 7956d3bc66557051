import sys
import traceback


def inner(n):
    return 1 / n


def outer(n):
    try:
        return inner(n)
    except ZeroDivisionError as error:
        raise ValueError("outer failed") from error


try:
    outer(0)
except ValueError as error:
    text = traceback.format_exc()
    print(text)
    lines = traceback.format_exception(error)
    print(len(lines), lines[-1])
    print(traceback.format_exception_only(error))
    print(traceback.format_exception_only(type(error), error))
    print(len(traceback.format_tb(error.__traceback__)))
    print(traceback.format_tb(error.__traceback__)[0])
    for frame in traceback.extract_tb(error.__traceback__):
        print(frame.name, frame.lineno, frame.line)
    traceback.print_exc(file=sys.stdout)
    traceback.print_exception(error, file=sys.stdout)
    traceback.print_exc()
    described = traceback.TracebackException.from_exception(error)
    print("".join(described.format()))
    print(list(described.format_exception_only()))
    print(error.__traceback__.tb_lineno, error.__traceback__.tb_next.tb_lineno, error.__traceback__.tb_frame.f_code.co_name)
    info = sys.exc_info()
    print(info[0], info[1], info[2] is error.__traceback__)

print(traceback.format_exc())


def stack():
    for frame in traceback.extract_stack():
        print(frame.name, frame.lineno, frame.line)
    traceback.print_stack(file=sys.stdout)
    print(traceback.format_stack()[-1])


stack()
try:
    raise ExceptionGroup("many", [ValueError(1), TypeError("two")])
except ExceptionGroup as group:
    print("".join(traceback.format_exception(group)))
try:
    try:
        {}["missing"]
    except KeyError:
        raise RuntimeError("while handling")
except RuntimeError as error:
    print("".join(traceback.format_exception(error, chain=False)))
    print(traceback.format_exc(limit=1))
error = ValueError("never raised")
error.add_note("a note")
print("".join(traceback.format_exception(error)))
print(traceback.format_exception_only(error))
