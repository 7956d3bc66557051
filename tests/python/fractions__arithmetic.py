import math
from fractions import Fraction as F

print(F(1, 3), repr(F(6, -4)), F("3/4"), F("0.125"), F("1e-2"), F(0.5), F(2), F(" -5 "), F("1_000/3"))
print(F(1, 2) + F(1, 3), F(1, 2) - 1, 2 * F(3, 4), F(1, 2) / F(3, 4), 1 / F(2, 3), F(7, 2) // 1, F(7, 2) % 1, divmod(F(7, 2), F(1, 2)), -F(1, 2), abs(F(-1, 2)), +F(1, 2))
print(F(2, 3) ** 2, F(2, 3) ** -2, F(1, 4) ** 0.5, 2 ** F(1, 2), 2 ** F(3), F(1, 2) + 0.5, F(1, 2) * 1j)
print(F(1, 2) == 0.5, F(1, 2) < F(2, 3), F(1, 2) > 0.3, F(4, 2) == 2, hash(F(4, 2)) == hash(2), hash(F(1, 2)) == hash(0.5), {F(1, 2): 1}[0.5])
print(int(F(-7, 2)), float(F(1, 3)), round(F(7, 2)), round(F(5, 2)), round(F(22, 7), 2), math.floor(F(-7, 2)), math.ceil(F(7, 2)), math.trunc(F(-7, 2)), bool(F(0)))
print(F(3.14159).limit_denominator(100), F(math.pi).limit_denominator(1000), F("3.1415926").limit_denominator(10), F(1, 3).numerator, F(1, 3).denominator, F(5).as_integer_ratio(), F(5).is_integer())
print(sum([F(1, 3)] * 3), max(F(1, 3), F(1, 2)), sorted([F(1, 2), F(1, 3)]), f"{F(1, 3)}", f"{F(1, 3):.3f}", F.from_float(0.25))
for bad in (lambda: F(1, 0), lambda: F("x"), lambda: F(1.5, 2), lambda: F("1/0"), lambda: F(None), lambda: F(1, 2) / 0, lambda: F(1, 2) < "a"):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
