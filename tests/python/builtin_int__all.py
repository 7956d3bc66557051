def show(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Index:
    def __index__(self):
        return 7


class Int:
    def __int__(self):
        return 8


show(lambda: [int(), int(3.99), int(-3.99), int("12"), int(" -1_000\n"), int("0x1f", 16), int("0b101", 0), int("z", 36), int(b"42"), int("١٢"), int(True)])
show(lambda: [int(Index()), int(Int()), int("12", base=8), int(10**20), int(1e20), int("1" * 30)])
for text in ["", "x", "1.5", "1__0", "_1", "0x10", "- 1", "1 2", "é"]:
    show(lambda: int(text))
for text, base in [("9", 8), ("012", 0), ("1", 1), ("1", 37), ("1", -1), ("g", 16)]:
    show(lambda: int(text, base))
show(lambda: int(b"x"))
show(lambda: int(1, 10))
show(lambda: int(base=10))
show(lambda: int([]))
show(lambda: int(None))
show(lambda: int(float("inf")))
show(lambda: int(float("nan")))
show(lambda: int("1" * 5000))
show(lambda: int("1" * 5000, 16) > 0)

show(lambda: [n.bit_length() for n in (0, 1, -1, 255, -256, 10**20)])
show(lambda: [n.bit_count() for n in (0, 1, -1, 255, 10**20)])
show(lambda: [(5).real, (5).imag, (5).numerator, (5).denominator, (5).conjugate(), (5).is_integer(), (5).as_integer_ratio()])
show(lambda: [(1024).to_bytes(2), (1024).to_bytes(4, "little"), (-1).to_bytes(2, signed=True), (0).to_bytes(), (10**20).to_bytes(9, "big")])
show(lambda: (256).to_bytes(1))
show(lambda: (-1).to_bytes(2))
show(lambda: (1).to_bytes(2, "middle"))
show(lambda: [int.from_bytes(b"\x01\x00"), int.from_bytes(b"\x00\x01", "little"), int.from_bytes(b"\xff", signed=True), int.from_bytes([1, 2])])
show(lambda: [round(5), round(1250, -2), round(1350, -2), round(-1250, -2), round(15, -1), round(25, -1), round(5, 3), round(7, -5)])
show(lambda: [bin(10), oct(10), hex(255), bin(-5), hex(-255), hex(Index()), hex(10**20)])
show(lambda: bin(1.5))
show(lambda: [divmod(7, 2), divmod(-7, 2), divmod(7, -2), divmod(10**20, 7), divmod(True, 2)])
show(lambda: divmod(1, 0))
show(lambda: divmod("a", 1))
show(lambda: [pow(2, 10), pow(2, -1), pow(3, 4, 5), pow(3, -1, 7), pow(2, 100, 10**9), pow(2, 5, -3)])
show(lambda: pow(2, 3, 0))
show(lambda: pow(2, -1, 4))
show(lambda: pow(2.0, 3, 5))
show(lambda: pow("a", 2))
show(lambda: [abs(-5), abs(-(10**20)), abs(True), abs(-2.5), abs(3 + 4j), abs(-(2**63))])
show(lambda: abs("x"))
show(lambda: [int.__add__(1, 2), (5).__add__("x"), int.__lt__(1, 2), (3).__mul__(4), (7).__rsub__(10), (5).__eq__("x")])
show(lambda: [bool(), bool(0), bool(""), bool("0"), bool([]), bool([0]), True + True, True & False, ~True.__int__(), bool(Index())])
show(lambda: [chr(97), chr(0x4E2D), ord("a"), ord("中"), ord(b"a")])
show(lambda: chr(-1))
show(lambda: chr(0x110000))
show(lambda: ord("ab"))
show(lambda: ord(5))
show(lambda: ord(b""))
