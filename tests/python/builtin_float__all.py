def show(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Float:
    def __float__(self):
        return 2.5


class Index:
    def __index__(self):
        return 7


class Bad:
    def __float__(self):
        return "x"


show(lambda: [float(), float(3), float("1.5"), float(" -1e3\n"), float("1_0.5"), float(".5"), float("5."), float("inf"), float("-Infinity"), float("nan"), float(b"2.5")])
show(lambda: [float(Float()), float(Index()), float(True), float(10**20), float("1e400"), float("١.٥")])
for text in ["", "x", "1e", "1_.5", "0x1", "1 2", "--1", "1,5"]:
    show(lambda: float(text))
show(lambda: float([]))
show(lambda: float(Bad()))
show(lambda: float(10**400))
show(lambda: float(1j))
show(lambda: [x.is_integer() for x in (1.0, 1.5, -0.0, float("inf"), float("nan"))])
show(lambda: [x.as_integer_ratio() for x in (0.5, -0.75, 3.0, 0.1, 0.0, 1e300, 5e-324)])
show(lambda: float("inf").as_integer_ratio())
show(lambda: float("nan").as_integer_ratio())
show(lambda: [x.hex() for x in (1.0, -0.1, 0.0, -0.0, 5e-324, 1e300, float("inf"), float("nan"))])
show(lambda: [float.fromhex(x) for x in ("0x1.8p+1", "-0x1.999999999999ap-4", "1.8", "inf", "0x.8p1", " 0x1p-1074 ")])
show(lambda: float.fromhex("xyz"))
show(lambda: float.fromhex("0x1p5000"))
show(lambda: [(2.5).real, (2.5).imag, (2.5).conjugate(), (2.5).__int__(), (2.9).__trunc__(), (2.1).__ceil__(), (-2.1).__floor__()])

show(lambda: [round(x) for x in (0.5, 1.5, 2.5, -0.5, 2.4999, 1e20)])
show(lambda: [round(x, 2) for x in (2.675, 1.005, 0.125, 0.375, -1.235, 1e300)])
show(lambda: [round(1234.5678, n) for n in (3, 0, -1, -2, -3, -4, -5, 400, -400)])
show(lambda: [round(1250.0, -2), round(1350.0, -2), round(55.0, -1), round(5.0, -1), round(15.0, -1)])
show(lambda: round(float("inf")))
show(lambda: round(float("nan")))
show(lambda: round(float("inf"), 2))
show(lambda: round("x"))
show(lambda: round(1.5, "x"))
show(lambda: round(1.5, None))
show(lambda: round(number=2.567, ndigits=1))
show(lambda: [divmod(7.5, 2), divmod(-7.5, 2), divmod(7, -2.5)])
show(lambda: divmod(1.0, 0))
show(lambda: [sum([0.1] * 10), sum([1e100, 1.0, -1e100]), sum([0.1, 1, 0.2]), sum([1, 2.5, True]), sum([1.0], 10)])
show(lambda: [complex(), complex(1, 2), complex("3+4j"), complex("-j"), complex(" (1.5) "), complex(2.5), complex(1j, 1j), complex(real=3)])
for text in ["", "1+", "1 + 2j", "x", "1j1"]:
    show(lambda: complex(text))
show(lambda: complex("1", 2))
show(lambda: complex([]))
show(lambda: complex(1, "2"))
show(lambda: [(3 + 4j).real, (3 + 4j).imag, (3 + 4j).conjugate(), abs(3 + 4j), (1 + 2j) * 2, (1j) ** 2])
