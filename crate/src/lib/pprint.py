from collections import ChainMap as _ChainMap
from collections import Counter as _Counter
from collections import OrderedDict as _OrderedDict
from collections import defaultdict as _defaultdict
from collections import deque as _deque
from dataclasses import fields as _fields
from dataclasses import is_dataclass as _is_dataclass
from types import SimpleNamespace as _SimpleNamespace


def _key(value):
    """Things that cannot be compared come in the order of their classes' names."""
    return _Safe(value)


class _Safe:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            return (str(type(self.value)), id(self.value)) < (str(type(other.value)), id(other.value))


def _pair_key(pair):
    return _Safe(pair[0]), _Safe(pair[1])


class PrettyPrinter:
    def __init__(
        self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False
    ):
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._indent = indent
        self._width = width
        self._depth = depth
        self._stream = stream
        self._compact = compact
        self._sort = sort_dicts
        self._underscores = underscore_numbers
        self._open = []

    def pprint(self, object):
        print(self.pformat(object), file=self._stream)

    def pformat(self, object):
        out = []
        self._write(object, out, 0, 0, 0)
        return "".join(out)

    def isreadable(self, object):
        return isrecursive(object) is False and "<" not in self._short(object, 0)

    def isrecursive(self, object):
        return isrecursive(object)

    def format(self, object, context=None, maxlevels=None, level=0):
        return self._short(object, level), True, False

    def _write(self, object, out, indent, allowance, level):
        text = self._short(object, level)
        if len(text) > self._width - indent - allowance and not any(each is object for each in self._open):
            method = type(object).__repr__
            for kind, write in self._writers:
                if isinstance(object, kind) and method is kind.__repr__:
                    self._open.append(object)
                    write(self, object, out, indent, allowance, level + 1)
                    self._open.pop()
                    return
            if _is_dataclass(object) and not isinstance(object, type) and "__repr__" in type(object).__dict__:
                self._open.append(object)
                self._named(object, [(f.name, getattr(object, f.name)) for f in _fields(object) if f.repr], out, indent, allowance, level + 1)
                self._open.pop()
                return
        out.append(text)

    def _short(self, object, level):
        """The representation on one line; dicts are sorted, and what is too deep is left out."""
        kind = type(object)
        if kind is int and self._underscores:
            return f"{object:_d}"
        if kind not in (dict, list, tuple) or kind.__repr__ not in (dict.__repr__, list.__repr__, tuple.__repr__):
            return repr(object)
        marks = {dict: "{}", list: "[]", tuple: "()"}[kind]
        if not object:
            return marks
        if self._depth is not None and level >= self._depth:
            return marks[0] + "..." + marks[1]
        if any(each is object for each in self._nested):
            return f"<Recursion on {kind.__name__} with id={id(object)}>"
        self._nested.append(object)
        if kind is dict:
            parts = [f"{self._short(k, level + 1)}: {self._short(v, level + 1)}" for k, v in self._pairs(object)]
        else:
            parts = [self._short(item, level + 1) for item in object]
        self._nested.pop()
        comma = "," if kind is tuple and len(object) == 1 else ""
        return marks[0] + ", ".join(parts) + comma + marks[1]

    _nested = []

    def _pairs(self, object):
        return sorted(object.items(), key=_pair_key) if self._sort else list(object.items())

    def _dict(self, object, out, indent, allowance, level):
        out.append("{" + " " * (self._indent - 1))
        if object:
            self._items(self._pairs(object), out, indent, allowance + 1, level)
        out.append("}")

    def _items(self, pairs, out, indent, allowance, level):
        indent += self._indent
        for at, (key, value) in enumerate(pairs):
            last = at == len(pairs) - 1
            shown = self._short(key, level)
            out.append(shown + ": ")
            self._write(value, out, indent + len(shown) + 2, allowance if last else 1, level)
            if not last:
                out.append(",\n" + " " * indent)

    def _sequence(self, items, out, indent, allowance, level, marks):
        out.append(marks[0])
        self._lines(items, out, indent, allowance + len(marks[1]), level)
        out.append(marks[1])

    def _lines(self, items, out, indent, allowance, level):
        if self._indent > 1:
            out.append(" " * (self._indent - 1))
        indent += self._indent
        items = list(items)
        separator = ",\n" + " " * indent
        room = full = self._width - indent + 1
        for at, item in enumerate(items):
            last = at == len(items) - 1
            if last:
                full -= allowance
                room -= allowance
            if self._compact:
                width = len(self._short(item, level)) + 2
                if room < width:
                    room = full
                    if at:
                        out.append(separator)
                elif at:
                    out.append(", ")
                if room >= width:
                    room -= width
                    out.append(self._short(item, level))
                    continue
            elif at:
                out.append(separator)
            self._write(item, out, indent, allowance if last else 1, level)

    def _list(self, object, out, indent, allowance, level):
        self._sequence(object, out, indent, allowance, level, "[]")

    def _tuple(self, object, out, indent, allowance, level):
        self._sequence(object, out, indent, allowance, level, ("(", ",)" if len(object) == 1 else ")"))

    def _set(self, object, out, indent, allowance, level):
        name = "" if type(object) is set else type(object).__name__ + "("
        self._sequence(
            sorted(object, key=_key), out, indent + len(name), allowance, level, (name + "{", "})" if name else "}")
        )

    def _str(self, object, out, indent, allowance, level):
        pieces = []
        lines = object.splitlines(True)
        room = full = self._width - indent - (level == 1)
        for at, line in enumerate(lines):
            if at == len(lines) - 1:
                full -= allowance + (level == 1)
            if len(repr(line)) <= full:
                pieces.append(repr(line))
                continue
            words = _words(line)
            current = ""
            for number, word in enumerate(words):
                room = full
                if number == len(words) - 1 and at == len(lines) - 1:
                    room -= allowance
                if current and len(repr(current + word)) > room:
                    pieces.append(repr(current))
                    current = word
                else:
                    current += word
            if current:
                pieces.append(repr(current))
        if len(pieces) == 1:
            out.append(pieces[0])
            return
        wrap = level == 1
        inner = indent + wrap
        out.append("(" * wrap + ("\n" + " " * inner).join(pieces) + ")" * wrap)

    def _wrapped(self, object, inner, out, indent, allowance, level, first=()):
        """`Class(first, {…})`"""
        name = type(object).__name__ + "("
        out.append(name)
        indent += len(name)
        for each in first:
            out.append(each + ",\n" + " " * indent)
        self._write(inner, out, indent, allowance + 1, level - 1)
        out.append(")")

    def _default(self, object, out, indent, allowance, level):
        self._wrapped(object, dict(object), out, indent, allowance, level, [repr(object.default_factory)])

    def _ordered(self, object, out, indent, allowance, level):
        name = type(object).__name__ + "("
        out.append(name)
        self._write(list(object.items()), out, indent + len(name), allowance + 1, level)
        out.append(")")

    def _counter(self, object, out, indent, allowance, level):
        name = type(object).__name__ + "("
        out.append(name + "{")
        if self._indent > 1:
            out.append(" " * (self._indent - 1))
        self._items(object.most_common(), out, indent + len(name), allowance + 2, level)
        out.append("})")

    def _chain(self, object, out, indent, allowance, level):
        name = type(object).__name__ + "("
        out.append(name)
        for at, mapping in enumerate(object.maps):
            last = at == len(object.maps) - 1
            self._write(mapping, out, indent + len(name), allowance + 1 if last else 1, level)
            out.append(")" if last else ",\n" + " " * (indent + len(name)))

    def _queue(self, object, out, indent, allowance, level):
        name = type(object).__name__ + "("
        out.append(name)
        indent += len(name)
        end = "])" if object.maxlen is None else f"],\n{' ' * indent}maxlen={object.maxlen})"
        self._sequence(object, out, indent, allowance, level, ("[", end[:1]))
        out.append(end[1:])

    def _namespace(self, object, out, indent, allowance, level):
        self._named(object, list(object.__dict__.items()), out, indent, allowance, level, "namespace")

    def _named(self, object, pairs, out, indent, allowance, level, name=None):
        name = name or type(object).__name__
        indent += len(name) + 1
        out.append(name + "(")
        for at, (key, value) in enumerate(pairs):
            last = at == len(pairs) - 1
            out.append(key + "=")
            if any(each is value for each in self._open):
                out.append("...")
            else:
                self._write(value, out, indent + len(key) + 1, allowance if last else 1, level)
            if not last:
                out.append(",\n" + " " * indent)
        out.append(")")

    _writers = (
        (_defaultdict, _default), (_OrderedDict, _ordered), (_Counter, _counter), (dict, _dict), (list, _list), (tuple, _tuple),
        (set, _set), (frozenset, _set), (str, _str), (_ChainMap, _chain), (_deque, _queue), (_SimpleNamespace, _namespace),
    )


def _words(line):
    """Each word with the space behind it."""
    words = []
    for letter in line:
        if words and (letter.isspace() or not words[-1][-1].isspace()):
            words[-1] += letter
        else:
            words.append(letter)
    return words


def isrecursive(object, _within=()):
    if not isinstance(object, (dict, list, tuple)):
        return False
    if any(each is object for each in _within):
        return True
    items = [*object.keys(), *object.values()] if isinstance(object, dict) else object
    return any(isrecursive(item, (*_within, object)) for item in items)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(
        indent, width, depth, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers
    ).pformat(object)


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    PrettyPrinter(
        indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers
    ).pprint(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._short(object, 0)


def isreadable(object):
    return PrettyPrinter().isreadable(object)
