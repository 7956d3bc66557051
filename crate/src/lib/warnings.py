import sys as _sys
from _support import report as _report

filters = [("default", None, DeprecationWarning, "__main__", 0)]
filters += [("ignore", None, category, None, 0) for category in (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning)]
_shown = set()


class WarningMessage:
    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (
            f"{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, "
            f"lineno : {self.lineno}, line : {self.line!r}}}"
        )


def formatwarning(message, category, filename, lineno, line=None):
    return f"{filename}:{lineno}: {category.__name__}: {message}\n"


def showwarning(message, category, filename, lineno, file=None, line=None):
    if file is None and _sys.stderr is _sys.__stderr__:
        _report(f"{category.__name__}: {message}")
    else:
        (file or _sys.stderr).write(formatwarning(message, category, filename, lineno, line))


_showwarning = showwarning
_log = None


def _action(text, category, module, line):
    for action, message, kind, where, number in filters:
        if (
            (message is None or message.match(text))
            and issubclass(category, kind)
            and (where is None or (where == module if isinstance(where, str) else where.match(module)))
            and number in (0, line)
        ):
            return action
    return "default"


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    elif not isinstance(category, type) or not issubclass(category, Warning):
        name = type(category).__name__
        raise TypeError(f"category must be a Warning subclass, not '{name}'")
    warn_explicit(message, category, _sys.argv[0], _sys._line())


def warn_explicit(message, category, filename, lineno, module="__main__", registry=None, module_globals=None, source=None):
    text = str(message)
    if not isinstance(message, Warning):
        message = category(message)
    action = _action(text, category, module, lineno)
    if action == "ignore":
        return
    if action == "error":
        raise message
    if action != "always" and action != "all":
        seen = (text, category) if action == "once" else (text, category, module if action == "module" else lineno)
        if seen in _shown:
            return
        _shown.add(seen)
    if _log is not None:
        _log.append(WarningMessage(message, category, filename, lineno, source=source))
    else:
        showwarning(message, category, filename, lineno)


def _add(item, append):
    if item in filters:
        if append:
            return
        filters.remove(item)
    filters.insert(len(filters) if append else 0, item)
    _shown.clear()


_ACTIONS = ("error", "ignore", "always", "all", "default", "module", "once")


def _check(action):
    if action not in _ACTIONS:
        raise ValueError(f"invalid action: {action!r}")


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    import re as _re

    _check(action)
    text = _re.compile(message, _re.I) if message else None
    _add((action, text, category, _re.compile(module) if module else None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    _check(action)
    _add((action, None, category, None, lineno), append)


def resetwarnings():
    filters.clear()
    _shown.clear()


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._filter = (action, category, lineno, append)

    def __enter__(self):
        global _log, _shown
        self._saved = filters[:], _log, showwarning, _shown
        _shown = set()
        if self._filter[0]:
            simplefilter(*self._filter)
        if self._record:
            _log = []
            return _log

    def __exit__(self, *details):
        global _log, _shown, showwarning
        filters[:], _log, showwarning, _shown = self._saved


class deprecated:
    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        from functools import wraps

        arg.__deprecated__ = self.message
        if self.category is None:
            return arg
        if isinstance(arg, type):
            original = arg.__init__

            @wraps(original)
            def __init__(this, *args, **kwargs):
                warn(self.message, self.category)
                original(this, *args, **kwargs)

            arg.__init__ = __init__
            return arg

        @wraps(arg)
        def wrapper(*args, **kwargs):
            warn(self.message, self.category)
            return arg(*args, **kwargs)

        wrapper.__deprecated__ = self.message
        return wrapper
