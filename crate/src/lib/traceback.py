import sys
from _support import frames as _frames
from _support import source_line as _source_line


class FrameSummary:
    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, **kwargs):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.locals = locals
        self._line = line

    @property
    def line(self):
        if self._line is None:
            self._line = _source_line(self.lineno).strip() if self.filename == sys.argv[0] else ""
        return self._line

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, at):
        return (self.filename, self.lineno, self.name, self.line)[at]

    def __len__(self):
        return 4

    def __eq__(self, other):
        return isinstance(other, (FrameSummary, tuple)) and tuple(self) == tuple(other)

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


class StackSummary(list):
    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        found = cls(FrameSummary(frame.f_code.co_filename, line, frame.f_code.co_name) for frame, line in frame_gen)
        return found if limit is None else cls(found[:limit] if limit >= 0 else found[limit:])

    @classmethod
    def from_list(cls, a_list):
        return cls(each if isinstance(each, FrameSummary) else FrameSummary(*each[:3], line=each[3]) for each in a_list)

    def format_frame_summary(self, frame_summary, **kwargs):
        place = f'  File "{frame_summary.filename}", line {frame_summary.lineno}, in {frame_summary.name}\n'
        return place + (f"    {frame_summary.line}\n" if frame_summary.line else "")

    def format(self, **kwargs):
        return [self.format_frame_summary(frame) for frame in self]


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    f = _frames() if f is None else f
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def extract_tb(tb, limit=None):
    return StackSummary.extract(walk_tb(tb), limit=limit)


def extract_stack(f=None, limit=None):
    found = StackSummary.extract(walk_stack(f), limit=limit)
    found.reverse()
    return found


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def format_stack(f=None, limit=None):
    return extract_stack(f, limit).format()


def print_list(extracted_list, file=None):
    print("".join(format_list(extracted_list)), end="", file=file or sys.stderr)


def print_tb(tb, limit=None, file=None):
    print_list(extract_tb(tb, limit), file)


def print_stack(f=None, limit=None, file=None):
    print_list(extract_stack(f, limit), file)


def _exception(exc, value):
    return exc if isinstance(exc, BaseException) else value if isinstance(value, BaseException) else None


def _blocks(text):
    """The lines of a traceback, those of a frame together."""
    blocks = []
    for line in text.splitlines(keepends=True):
        if blocks and line.startswith("    ") and blocks[-1].startswith("  File "):
            blocks[-1] += line
        elif line == "\n" and blocks or blocks and blocks[-1].startswith("\n") and not blocks[-1].endswith("\n\n"):
            blocks[-1:] = [blocks[-1] + line] if blocks[-1].startswith("\n") else [blocks[-1], line]
        else:
            blocks.append(line)
    return blocks


def format_exception(exc, /, value=None, tb=None, limit=None, chain=True):
    found = _exception(exc, value)
    if found is None:
        return ["NoneType: None\n"]
    if chain and limit is None:
        return _blocks(_format(found))
    lines = format_exception_only(found)
    if found.__traceback__ is not None:
        lines = ["Traceback (most recent call last):\n", *format_tb(found.__traceback__, limit), *lines]
    if chain and found.__cause__ is not None:
        cause = "\nThe above exception was the direct cause of the following exception:\n\n"
        lines = [*format_exception(found.__cause__, limit=limit), cause, *lines]
    elif chain and found.__context__ is not None and not found.__suppress_context__:
        context = "\nDuring handling of the above exception, another exception occurred:\n\n"
        lines = [*format_exception(found.__context__, limit=limit), context, *lines]
    return lines


def format_exception_only(exc, /, value=None, *, show_group=False):
    found = _exception(exc, value)
    if found is None:
        return ["NoneType: None\n"]
    return [_last_line(found) + "\n", *(f"{note}\n" for note in getattr(found, "__notes__", ()))]


def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True):
    print("".join(format_exception(exc, value, tb, limit, chain)), end="", file=sys.stderr if file is None else file)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, **kwargs):
        self._exception = exc_value
        self._limit = limit
        self.exc_type = exc_type
        self.exc_type_str = exc_type.__qualname__ if exc_type.__module__ in ("builtins", "__main__") else f"{exc_type.__module__}.{exc_type.__qualname__}"
        self.stack = extract_tb(exc_traceback, limit)
        self.__notes__ = getattr(exc_value, "__notes__", None)

    @classmethod
    def from_exception(cls, exc, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, **kwargs)

    def format(self, *, chain=True, **kwargs):
        yield from format_exception(self._exception, limit=self._limit, chain=chain)

    def format_exception_only(self, **kwargs):
        yield from format_exception_only(self._exception)

    def print(self, *, file=None, chain=True, **kwargs):
        print("".join(self.format(chain=chain)), end="", file=file or sys.stderr)

    def __str__(self):
        return str(self._exception)
