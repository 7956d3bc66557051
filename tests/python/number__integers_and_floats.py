print(7 // 2, -7 // 2, 7 % -3, -7 % 3, divmod(-7, 2), 2**100, 2**-1, 7 / 2, 1e16, 1e15 + 0.5, 0.1 + 0.2)
print(int("ff", 16), int(-3.9), float("1e3"), round(2.5), round(3.5), round(2.675, 2), abs(-3), hex(255), bin(5))
print(1_000_000, 0x1F, 0b11, 5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 70, (1 << 70) >> 68, True + True, 3 == 3.0, 1 < 2 < 3 > 0)
print(float("inf"), -float("inf"), float("nan"), 1e300 * 1e10, 5 // 0.3, 2**0.5, (-8) ** (1 / 3))
for call in (lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 // 0, lambda: int("1.5"), lambda: float("x"), lambda: 1 + "1"):
    try:
        call()
    except (ZeroDivisionError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
