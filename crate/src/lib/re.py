class RegexFlag(int):
    def __new__(cls, value=0):
        return int.__new__(cls, value)

    def _combined(name):
        combine = getattr(int, name)

        def method(self, other):
            return RegexFlag(combine(self, other)) if isinstance(other, int) else NotImplemented

        return method

    __or__ = __ror__ = _combined("__or__")
    __and__ = __rand__ = _combined("__and__")
    __xor__ = __rxor__ = _combined("__xor__")
    del _combined

    def __invert__(self):
        return RegexFlag(511 & ~int(self))

    def __contains__(self, other):
        return self & other == other

    value = property(int)

    @property
    def name(self):
        return "|".join(_names_of(self)) or None

    def __repr__(self):
        names = [f"re.{name}" for name in _names_of(self)]
        rest = int(self) & ~511
        return "|".join(names + ([hex(rest)] if rest else [])) or "re.NOFLAG"

    __str__ = __repr__


_NAMES = {1: "TEMPLATE", 2: "IGNORECASE", 4: "LOCALE", 8: "MULTILINE", 16: "DOTALL", 32: "UNICODE", 64: "VERBOSE", 128: "DEBUG", 256: "ASCII"}


def _names_of(flags):
    return [name for bit, name in sorted(_NAMES.items(), key=lambda item: _ORDER.index(item[0])) if flags & bit]


_ORDER = [256, 2, 4, 32, 8, 16, 64, 1, 128]
NOFLAG = RegexFlag(0)
I = IGNORECASE = RegexFlag(2)
L = LOCALE = RegexFlag(4)
M = MULTILINE = RegexFlag(8)
S = DOTALL = RegexFlag(16)
U = UNICODE = RegexFlag(32)
X = VERBOSE = RegexFlag(64)
DEBUG = RegexFlag(128)
A = ASCII = RegexFlag(256)


class PatternError(Exception):
    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            msg = f"{msg} at position {pos}"
            if newline in pattern:
                msg += f" (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


error = PatternError
PatternError.__module__ = "re"
_END = (1 << 62) - 1


class Pattern:
    def __init__(self, pattern, flags):
        made = _compile(pattern, flags)
        if made[0] == "the repetition number is too large":
            raise OverflowError(made[0])
        if len(made) == 2:
            raise PatternError(made[0], pattern, made[1])
        self._program, self.flags, self.groups, names = made
        self.groupindex = dict(names)
        self.pattern = pattern
        self._bytes = not isinstance(pattern, str)

    def _checked(self, string):
        if isinstance(string, str):
            if self._bytes:
                raise TypeError("cannot use a bytes pattern on a string-like object")
        elif not self._bytes and isinstance(string, (bytes, bytearray)):
            raise TypeError("cannot use a string pattern on a bytes-like object")
        return string

    def _one(self, string, pos, endpos, mode):
        self._checked(string)
        places = _find(self._program, string, pos, endpos, mode, False)
        return None if places is None else Match(self, string, pos, endpos, places)

    def search(self, string, pos=0, endpos=_END):
        return self._one(string, pos, endpos, 0)

    def match(self, string, pos=0, endpos=_END):
        return self._one(string, pos, endpos, 1)

    def fullmatch(self, string, pos=0, endpos=_END):
        return self._one(string, pos, endpos, 2)

    def _all(self, string, pos=0, endpos=_END, limit=0):
        return _find_all(self._program, self._checked(string), pos, endpos, limit)

    def finditer(self, string, pos=0, endpos=_END):
        return iter([Match(self, string, pos, endpos, places) for places in self._all(string, pos, endpos)])

    def findall(self, string, pos=0, endpos=_END):
        found = self._all(string, pos, endpos)
        if self.groups < 2:
            start = 2 * self.groups
            return [string[places[start] : places[start + 1]] if places[start] >= 0 else string[:0] for places in found]
        return [_groups(string, places, self.groups, string[:0]) for places in found]

    def split(self, string, maxsplit=0):
        parts = []
        at = 0
        for places in self._all(string, limit=maxsplit) if maxsplit >= 0 else ():
            parts.append(string[at : places[0]])
            parts += _groups(string, places, self.groups, None)
            at = places[1]
        parts.append(string[at:])
        return parts

    def subn(self, repl, string, count=0):
        empty = self._checked(string)[:0]
        if not callable(repl):
            template = _template(self, repl)
            repl = template[0] if len(template) == 1 else None if template else empty
        parts = []
        at = 0
        found = self._all(string, limit=count)
        for places in found:
            parts.append(string[at : places[0]])
            if repl is None:
                parts += [_expanded(part, string, places) for part in template]
            elif callable(repl):
                parts.append(repl(Match(self, string, 0, _END, places)))
            else:
                parts.append(_expanded(repl, string, places))
            at = places[1]
        parts.append(string[at:])
        return empty.join(parts), len(found)

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def scanner(self, string, pos=0, endpos=_END):
        return _Scanner(self, string, pos, endpos)

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return (self.pattern, self.flags) == (other.pattern, other.flags)

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        flags = RegexFlag(self.flags if self._bytes or self.flags & 256 else self.flags & ~32)
        shown = f"re.compile({repr(self.pattern)[:200]}"
        return shown + (f", {flags!r})" if flags else ")")

    __class_getitem__ = classmethod(lambda cls, item: cls)


def _groups(string, places, count, default):
    return tuple(
        [string[places[at] : places[at + 1]] if places[at] >= 0 else default for at in range(2, 2 * count + 2, 2)]
    )


class Match:
    def __init__(self, re, string, pos, endpos, places):
        self.re = re
        self.string = string
        self.pos = max(pos, 0)
        self.endpos = min(endpos, len(string))
        self._places = places

    def _number(self, group):
        if isinstance(group, int) and 0 <= group <= self.re.groups:
            return group
        number = self.re.groupindex.get(group) if isinstance(group, str) else None
        if number is None:
            raise IndexError("no such group")
        return number

    def __getitem__(self, group):
        at = 2 * self._number(group)
        start = self._places[at]
        return self.string[start : self._places[at + 1]] if start >= 0 else None

    def group(self, *groups):
        if len(groups) < 2:
            return self[groups[0] if groups else 0]
        return tuple([self[group] for group in groups])

    def groups(self, default=None):
        return _groups(self.string, self._places, self.re.groups, default)

    def groupdict(self, default=None):
        return {name: default if self[number] is None else self[number] for name, number in self.re.groupindex.items()}

    def start(self, group=0, /):
        return self._places[2 * self._number(group)]

    def end(self, group=0, /):
        return self._places[2 * self._number(group) + 1]

    def span(self, group=0, /):
        return self.start(group), self.end(group)

    @property
    def regs(self):
        return tuple([self.span(group) for group in range(self.re.groups + 1)])

    @property
    def lastindex(self):
        last = self._places[-1]
        return last if last >= 0 else None

    @property
    def lastgroup(self):
        return next((name for name, number in self.re.groupindex.items() if number == self.lastindex), None)

    def expand(self, template):
        return self.string[:0].join([_expanded(part, self.string, self._places) for part in _template(self.re, template)])

    def __bool__(self):
        return True

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        return f"<re.Match object; span={self.span()}, match={self[0]!r:.50}>"

    __class_getitem__ = classmethod(lambda cls, item: cls)


class _Scanner:
    def __init__(self, pattern, string, pos, endpos):
        self.pattern = pattern
        self._state = string, pos, endpos
        self._empty = False

    def _next(self, mode):
        string, pos, endpos = self._state
        places = _find(self.pattern._program, string, pos, endpos, mode, self._empty)
        if places is None:
            return None
        self._empty = places[0] == places[1]
        self._state = string, places[1], endpos
        return Match(self.pattern, string, pos, endpos, places)

    def search(self):
        return self._next(0)

    def match(self):
        return self._next(1)


_ESCAPES = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\"}


def _expanded(part, string, places):
    if not isinstance(part, int):
        return part
    start = places[2 * part]
    return string[start : places[2 * part + 1]] if start >= 0 else string[:0]


def _template(pattern, template):
    """A replacement as its pieces: texts, and numbers of groups."""
    text = template if isinstance(template, str) else bytes(template).decode("latin-1")
    if "\\" not in text:
        return [template] if template else []
    pieces = []
    literal = ""
    at = 0
    while at < len(text):
        slash = text.find("\\", at)
        if slash < 0:
            literal += text[at:]
            break
        literal += text[at:slash]
        group, letter, at = _escape(pattern, text, slash)
        if group is None:
            literal += letter
        else:
            pieces += [literal, group] if literal else [group]
            literal = ""
    if literal:
        pieces.append(literal)
    return pieces if isinstance(template, str) else [piece if isinstance(piece, int) else piece.encode("latin-1") for piece in pieces]


def _escape(pattern, text, slash):
    """What stands at a backslash: the number of a group, or a text; and where it ends."""

    def fail(message, at=slash):
        raise PatternError(message, text, at)

    letter = text[slash + 1 : slash + 2]
    at = slash + 2
    if not letter:
        fail("bad escape (end of pattern)")
    if letter == "g":
        if text[at : at + 1] != "<":
            fail("missing <", at)
        end = text.find(">", at)
        name = text[at + 1 : end]
        if end < 0:
            fail("missing >, unterminated name" if text[at + 1 :] else "missing group name", at + 1)
        if not name:
            fail("missing group name", at + 1)
        if name.isascii() and name.isdigit():
            group = int(name)
            if group > pattern.groups:
                fail(f"invalid group reference {group}", at + 1)
        elif not name.isidentifier():
            fail(f"bad character in group name {name!r}", at + 1)
        elif name not in pattern.groupindex:
            raise IndexError(f"unknown group name {name!r}")
        else:
            group = pattern.groupindex[name]
        return group, "", end + 1
    if letter == "0" or letter.isdigit() and text[at : at + 2].isdigit() and max(letter + text[at : at + 2]) < "8" and len(text[at : at + 2]) == 2:
        digits = letter
        while len(digits) < 3 and text[at : at + 1] and text[at] in "01234567":
            digits += text[at]
            at += 1
        if int(digits, 8) > 0o377:
            fail(f"octal escape value \\{digits} outside of range 0-0o377")
        return None, chr(int(digits, 8)), at
    if letter.isdigit():
        digits = letter
        if text[at : at + 1].isdigit():
            digits += text[at]
            at += 1
        if int(digits) > pattern.groups:
            fail(f"invalid group reference {digits}", slash + 1)
        return int(digits), "", at
    if letter in _ESCAPES:
        return None, _ESCAPES[letter], at
    if letter.isascii() and letter.isalpha():
        fail(f"bad escape \\{letter}")
    return None, "\\" + letter, at


_cache = {}


def compile(pattern, flags=0):
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError("first argument must be string or compiled pattern")
    key = type(pattern), pattern, int(flags)
    made = _cache.get(key)
    if made is None:
        made = _cache[key] = Pattern(pattern, int(flags))
    return made


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


_SPECIAL = {ord(c): "\\" + c for c in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    if isinstance(pattern, str):
        return pattern.translate(_SPECIAL)
    return bytes(pattern).decode("latin-1").translate(_SPECIAL).encode("latin-1")


def purge():
    _cache.clear()
