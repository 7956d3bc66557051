def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw


def g(a, b):
    pass


def h(*, x, y):
    pass


def none():
    pass


def pos(a, b, /):
    pass


class K:
    def m(self, a):
        pass

    @classmethod
    def c(cls):
        pass

    @staticmethod
    def s(x):
        pass


for call in ("f(1, d=4)", "f(1, 2, 3, 4, 5, d=6, z=7)", "f()", "f(1)", "f(d=1)", "f(1, a=5, d=1)", "f(1, 2, 3, c=4, d=1)", "g()", "g(1)", "g(1, 2, 3)", "g(1, 2, 3, 4)",
             "g(a=1)", "g(1, a=1)", "g(1, 2, c=3)", "g(1, 2, c=3, d=4)", "h()", "h(x=1)", "h(1, x=1, y=2)", "h(1, 2)", "none(1)", "none(1, 2)", "none(x=1)", "pos(1)", "pos(a=1, b=2)", "pos(1, b=2)",
             "K().m()", "K().m(1, 2)", "K.m()", "K().c(1)", "K.s()", "K(1)", "K(x=1)", "g(*[1], **{'b': 2})", "g(*5)", "g(**5)", "g(**{1: 2})", "g(1, **{'a': 2})", "g(b=1, **{'b': 2})", "g(*[1, 2], *[3])",
             "len()", "len(1, 2)", "len(1)", "print(1, foo=2)", "int('x')", "int([])", "int('5', 99)", "int(5, 5)", "abs()", "abs('x')", "max()", "max([])", "max(1)", "min([], default=3)", "sorted()", "sorted(1)", "sorted([1, 'a'])", "sum(['a'])", "sum([[1]], [])", "sum(1)", "range()", "range('a')", "range(1, 2, 0)", "range(1.5)",
             "chr(-1)", "chr('a')", "ord('ab')", "ord(1)", "iter(5)", "iter(5, 6)", "next([])", "next(iter([]), 'd')", "zip([1], 5)", "list(zip([1], [1, 2], strict=True))", "list(zip([1, 2], [1], [1], strict=True))", "enumerate(5)", "map()", "map(len)", "filter(None)", "isinstance(1)", "isinstance(1, 'a')", "issubclass(1, int)", "hasattr(1)", "getattr(1, 2)", "round('a')", "round(1.5, 'a')", "pow(2, -1, 4)", "pow(2, 3, 0)", "pow(2.0, 3, 4)", "divmod(1, 0)", "hash([])", "hash({})", "bytes('a')", "bytes([256])", "bytes(-1)", "str(b'a', 'utf-8')", "str(1, 'utf-8')", "float('abc')", "float([])", "complex('x')", "bool(1, 2)", "tuple(1, 2)", "list(5)", "set(5)", "dict(5)", "dict([1])", "dict([(1, 2, 3)])", "dict(a=1, **{'b': 2})", "type(1, 2)", "object(1)", "super()", "callable()", "id()", "format()", "format(1, 2)", "vars(1)", "reversed({1})", "slice()", "all()", "any(1)", "bin('a')", "hex(1.5)", "repr()", "ascii()", "bytearray('x')", "frozenset(1)", "property(1, 2, 3, 4, 5)", "__import__()", "eval()", "exec(1)"):
    try:
        print(call, "=", eval(call))
    except Exception as e:
        print(call, "!!", type(e).__name__, e)
