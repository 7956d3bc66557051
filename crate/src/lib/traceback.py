import sys


def _exception(exc, value):
    return exc if isinstance(exc, BaseException) else value if isinstance(value, BaseException) else None


def format_exception(exc, /, value=None, tb=None, limit=None, chain=True):
    found = _exception(exc, value)
    return ["NoneType: None\n"] if found is None else _format(found).splitlines(keepends=True)


def format_exception_only(exc, /, value=None, *, show_group=False):
    found = _exception(exc, value)
    return ["NoneType: None\n" if found is None else _last_line(found) + "\n"]


def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True):
    print("".join(format_exception(exc, value)), end="", file=sys.stderr if file is None else file)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exception()))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exception(), file=file)
