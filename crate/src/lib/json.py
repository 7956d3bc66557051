class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = doc.count("\n", 0, pos) + 1
        self.colno = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {self.lineno} column {self.colno} (char {pos})")


def _hooked(value, object_hook, pairs_hook, parse_float, parse_int):
    """The value with each number and object, from the inside out, as the hooks make it."""

    def convert(value):
        if isinstance(value, list):
            return [convert(item) for item in value]
        if isinstance(value, dict):
            pairs = [(key, convert(item)) for key, item in value.items()]
            if pairs_hook is not None:
                return pairs_hook(pairs)
            return object_hook(dict(pairs)) if object_hook is not None else dict(pairs)
        if parse_float is not None and isinstance(value, float):
            return parse_float(repr(value))
        if parse_int is not None and isinstance(value, int) and not isinstance(value, bool):
            return parse_int(repr(value))
        return value

    return convert(value)


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.object_pairs_hook = object_pairs_hook
        self.parse_float = parse_float
        self.parse_int = parse_int

    def _decode(self, s, start, whole):
        result, place = _scan(s, start, whole)
        if isinstance(result, str):
            raise JSONDecodeError(result, s, place)
        hooks = (self.object_hook, self.object_pairs_hook, self.parse_float, self.parse_int)
        value = result[0] if hooks == (None, None, None, None) else _hooked(result[0], *hooks)
        return value, place

    def decode(self, s):
        return self._decode(s, 0, True)[0]

    def raw_decode(self, s, idx=0):
        return self._decode(s, idx, False)


class JSONEncoder:
    item_separator = ", "
    key_separator = ": "

    def __init__(
        self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None,
        separators=None, default=None
    ):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {type(o).__name__} is not JSON serializable")

    def encode(self, o):
        indent = " " * self.indent if isinstance(self.indent, int) else self.indent
        return _encode(
            o, self.default, indent, self.item_separator, self.key_separator, self.ensure_ascii, self.sort_keys, self.skipkeys,
            self.allow_nan
        )

    def iterencode(self, o, _one_shot=False):
        yield self.encode(o)


def dumps(obj, *, cls=None, **kw):
    return (cls or JSONEncoder)(**kw).encode(obj)


def dump(obj, fp, *, cls=None, **kw):
    fp.write(dumps(obj, cls=cls, **kw))


def loads(s, *, cls=None, **kw):
    if isinstance(s, (bytes, bytearray)):
        s = s.decode("utf-8")
    elif not isinstance(s, str):
        raise TypeError(f"the JSON object must be str, bytes or bytearray, not {type(s).__name__}")
    return (cls or JSONDecoder)(**kw).decode(s)


def load(fp, *, cls=None, **kw):
    return loads(fp.read(), cls=cls, **kw)
