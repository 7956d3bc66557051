print(sorted([3, 1, 2]), sorted("bca", reverse=True), sorted(["bb", "a", "ccc"], key=len), sorted([(1, "b"), (1, "a"), (0, "z")], key=lambda p: p[0]), sorted({"b": 1, "a": 2}), sorted([1, 2.5, True]))
print(min(3, 1, 2), max([1, 5, 3]), min("b", "a", key=ord), max([], default="none"), max(["aa", "b"], key=len), min([(2, "x"), (1, "y")]), max({"a": 3, "b": 9}.items(), key=lambda kv: kv[1]))
print(list(zip([1, 2, 3], "ab")), list(zip()), list(zip([1], [2], [3])), dict(zip("ab", [1, 2])), list(zip(*[(1, "a"), (2, "b")])), list(enumerate("ab", start=1)), list(enumerate([])), list(map(pow, [2, 3], [3, 2])), list(map(str, range(3))), list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x % 2, range(5))), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])))
for bad in (lambda: list(zip([1, 2], [1], strict=True)), lambda: list(zip([1], [1, 2], strict=True)), lambda: list(map(lambda a, b: 1, [1], [1, 2], strict=True))):
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
it = iter([1, 2, 3])
print(next(it), next(it), next(it), next(it, "end"), list(it), list(iter(lambda it=iter("abcq"): next(it), "q")), sum([1, 2], 10), sum([0.1] * 10), sum([[1], [2]], []), any([]), all([]), any(x > 2 for x in range(4)), all(x for x in [1, 0]))
print(abs(-3), abs(-2.5), abs(3 + 4j), round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(1.0), round(5.55, 1), pow(2, 10), pow(2, -1), pow(3, 4, 5), pow(3, -1, 7), divmod(7, 2), divmod(-7, 2), divmod(7.5, 2), divmod(7, -2), -7 // 2, -7 % 3, 7 % -3, 7.5 // 2, -7.5 % 2, 2 ** 100, 2 ** 0.5, 10 ** -2, 0 ** 0)
print(int("42"), int(" -7 "), int("ff", 16), int("0b101", 0), int("0o17", 0), int("1_000"), int(3.99), int(-3.99), int(True), int("z", 36), int(10**20), float("1e3"), float("-inf"), float(" 2.5 "), float("nan") != float("nan"), bool("False"), bool([]), bool(0.0), complex("1+2j"), complex(1, 2), complex(3).real, (1 + 2j).conjugate(), (3 + 4j) * 2, 1j ** 2, (1 + 2j) / (1 - 1j))
print(bin(10), oct(8), hex(255), hex(-255), bin(-5), chr(65), ord("A"), ascii("é"), repr("a"), hash(5), hash(True), hash(-1), hash("a") == hash("a"), hash(1.0) == hash(1), hash((1, 2)) == hash((1, 2)), id(1) == id(1), callable(len), callable(5), type(5), type(None), type(type), type(...), type(NotImplemented))
print((255).bit_length(), (5).bit_count(), (10).as_integer_ratio(), (0.75).as_integer_ratio(), (2.0).is_integer(), (2.5).is_integer(), (1.5).hex(), float.fromhex("0x1.8p0"), (258).to_bytes(2), int.from_bytes(b"\xff", signed=True), (7).numerator, (7).denominator, (7).real, (7).imag, (7).conjugate(), 0.1 + 0.2, 1e16, 1e15, 1e-4, 1e-5, 123456789012345678, 1.0, 1e100, -0.0, 5e-324, 1.7976931348623157e308, 3.0e-7, 0.1 + 0.7, 100000000000000000000.0, 2.0 ** 70)
r = range(0, 10, 3)
print(r, list(r), r[1], r[-1], r[1:], len(r), 6 in r, 7 in r, r.index(6), r.count(3), r == range(0, 12, 3), range(5, 0, -2), list(range(5, 0, -2)), list(reversed(range(3))), range(0), bool(range(0)), hash(range(3)) == hash(range(0, 3)), range(10**30)[-1], len(range(0, 10**12, 7)), range(2**70, 2**70 + 3)[1], list(range(-(2**65), -(2**65) + 2)))
s = slice(1, 10, 2)
print(s, s.indices(5), "abcdefghij"[s], s.start, s.stop, s.step, slice(None), [1, 2, 3][slice(-2, None)], slice(1) == slice(1))
print(isinstance(True, int), isinstance(5, (str, int)), issubclass(bool, int), issubclass(int, (str, object)), type(5) is int, isinstance(5, int | str), isinstance(int, type), vars(type("X", (), {"a": 1})())  , dir(type("Y", (), {"zz": 1}))[-1], getattr([], "append") is not None, hasattr([], "x"))
print(*[1, 2], *"ab", sep="-", end="!\n")
print("a", "b", sep="", end="\n\n")
print(1, None, True, 2.0, [1], sep=" | ", flush=True)
print()
for bad in (lambda: print(1, sep=5), lambda: print(1, end=5)):
    try:
        bad()
    except TypeError as e:
        print(e)
print(eval("1 + 2 * 3"), eval("x + y", {"x": 1}, {"y": 2}), eval("[i * i for i in range(4)]"), eval(" 'a'.upper() "))
ns = {}
exec("def f(n):\n    return n * 2\nz = f(21)", ns)
print(ns["z"], ns["f"](5), sorted(k for k in ns if not k.startswith("__")))
exec("for i in range(2):\n    print('exec', i)\nnew_global = 7")
print(new_global, i)
code = compile("a * 3", "<string>", "eval")
a = 5
print(eval(code), type(code).__name__, code.co_name if hasattr(code, "co_name") else "")
for bad in ("1 +", "x = 1", "def", "'unclosed", "f(", "1 2", "import", "for x in", "a b c"):
    try:
        eval(bad)
    except SyntaxError as e:
        print(bad, "->", type(e).__name__, e.lineno)


def local_scope():
    q = 10
    exec("q = 20; w = 1")
    print(q, eval("q + 1"), sorted(locals()))
    return [eval("q", globals(), {"q": n}) for n in range(2)]


print(local_scope())
print(__import__("math").sqrt(16), __name__, globals()["a"], "a" in globals(), locals() is globals() if False else type(globals()).__name__)
