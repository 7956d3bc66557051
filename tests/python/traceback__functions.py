import io
import sys
import traceback


def shown(text):
    """Without the lines of the source, which are not always there."""
    lines = text if isinstance(text, list) else text.splitlines()
    return [line.splitlines()[0] if line.strip() else line for line in lines if not line.startswith("    ")]


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
    print(*shown(text), sep="\n")
    lines = traceback.format_exception(error)
    print(len(lines), lines[-1])
    print(traceback.format_exception_only(error))
    print(traceback.format_exception_only(type(error), error))
    print(len(traceback.format_tb(error.__traceback__)))
    print(shown(traceback.format_tb(error.__traceback__)))
    for frame in traceback.extract_tb(error.__traceback__):
        print(frame.name, frame.lineno)
    out = io.StringIO()
    traceback.print_exc(file=out)
    traceback.print_exception(error, file=out)
    print(*shown(out.getvalue()), sep="\n")
    described = traceback.TracebackException.from_exception(error)
    print(*shown("".join(described.format())), sep="\n")
    print(list(described.format_exception_only()))
    print(error.__traceback__.tb_lineno, error.__traceback__.tb_next.tb_lineno, error.__traceback__.tb_frame.f_code.co_name)
    info = sys.exc_info()
    print(info[0], info[1], info[2] is not None)

print(traceback.format_exc())


def stack():
    for frame in traceback.extract_stack()[-2:]:
        print(frame.name, frame.lineno)
    print(shown(traceback.format_stack()[-1]))


stack()
try:
    raise ExceptionGroup("many", [ValueError(1), TypeError("two")])
except ExceptionGroup as group:
    print([line for line in shown("".join(traceback.format_exception(group))) if "    " not in line])
try:
    try:
        {}["missing"]
    except KeyError:
        raise RuntimeError("while handling")
except RuntimeError as error:
    print(shown("".join(traceback.format_exception(error, chain=False))))
    print(shown(traceback.format_exc(limit=1)))
error = ValueError("never raised")
error.add_note("a note")
print("".join(traceback.format_exception(error)))
print(traceback.format_exception_only(error))
