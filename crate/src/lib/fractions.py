import math
import operator
from numbers import Rational


def _parsed(text):
    """Numerator and denominator of `3/4`, `1.5`, `-2e3`."""
    top, slash, bottom = text.strip().replace("_", "").partition("/")
    try:
        if slash:
            if not (bottom.isdigit() and top.lstrip("+-").isdigit()):
                raise ValueError
            return int(top), int(bottom)
        digits, _, exponent = top.lower().partition("e")
        whole, _, part = digits.partition(".")
        if part and not part.isdigit():
            raise ValueError
        shift = int(exponent or 0) - len(part)
        n = int(whole + part)
        return (n * 10**shift, 1) if shift >= 0 else (n, 10**-shift)
    except ValueError:
        raise ValueError(f"Invalid literal for Fraction: {text!r}") from None


def _arithmetic(exact, inexact):
    def forward(a, b):
        if isinstance(b, (int, Fraction)):
            return exact(a, Fraction(b) if isinstance(b, int) else b)
        if isinstance(b, (float, complex)):
            return inexact(float(a), b)
        return NotImplemented

    def reverse(b, a):
        if isinstance(a, int):
            return exact(Fraction(a), b)
        if isinstance(a, (float, complex)):
            return inexact(a, float(b))
        return NotImplemented

    return forward, reverse


def _compare(name):
    test = getattr(operator, name)

    def method(a, b):
        if isinstance(b, Rational):
            return test(a.numerator * b.denominator, b.numerator * a.denominator)
        if isinstance(b, float):
            return test(float(a), b) if math.isnan(b) or math.isinf(b) else test(a, Fraction(b))
        return NotImplemented

    return method


def _divided(a, b):
    return Fraction(a._numerator * b._denominator, a._denominator * b._numerator)


class Fraction(Rational):
    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        self = object.__new__(cls)
        if denominator is None:
            if isinstance(numerator, str):
                numerator, denominator = _parsed(numerator)
            elif isinstance(numerator, Rational):
                numerator, denominator = numerator.numerator, numerator.denominator
            elif hasattr(numerator, "as_integer_ratio"):
                numerator, denominator = numerator.as_integer_ratio()
            else:
                raise TypeError("argument should be a string or a Rational instance or have the as_integer_ratio() method")
        elif isinstance(numerator, Rational) and isinstance(denominator, Rational):
            numerator, denominator = (
                numerator.numerator * denominator.denominator, denominator.numerator * numerator.denominator
            )
        else:
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        common = math.gcd(numerator, denominator) * (1 if denominator > 0 else -1)
        self._numerator = numerator // common
        self._denominator = denominator // common
        return self

    numerator = property(lambda self: self._numerator)
    denominator = property(lambda self: self._denominator)
    real = property(lambda self: self)
    imag = property(lambda self: 0)

    @classmethod
    def from_float(cls, f):
        return cls(*f.as_integer_ratio())

    from_decimal = from_float

    @classmethod
    def from_number(cls, number):
        return cls(number)

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def is_integer(self):
        return self._denominator == 1

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return Fraction(p1, q1)
        return Fraction(p0 + k * p1, q0 + k * q1)

    __add__, __radd__ = _arithmetic(
        lambda a, b: Fraction(a._numerator * b._denominator + b._numerator * a._denominator, a._denominator * b._denominator),
        operator.add,
    )
    __sub__, __rsub__ = _arithmetic(
        lambda a, b: Fraction(a._numerator * b._denominator - b._numerator * a._denominator, a._denominator * b._denominator),
        operator.sub,
    )
    __mul__, __rmul__ = _arithmetic(
        lambda a, b: Fraction(a._numerator * b._numerator, a._denominator * b._denominator), operator.mul
    )
    __truediv__, __rtruediv__ = _arithmetic(_divided, operator.truediv)
    __floordiv__, __rfloordiv__ = _arithmetic(lambda a, b: math.floor(_divided(a, b)), operator.floordiv)
    __mod__, __rmod__ = _arithmetic(lambda a, b: a - b * math.floor(_divided(a, b)), operator.mod)

    def __divmod__(self, other):
        return self // other, self % other

    def __pow__(self, other):
        if isinstance(other, Rational) and other.denominator == 1:
            n = other.numerator
            if n >= 0:
                return Fraction(self._numerator**n, self._denominator**n)
            if not self._numerator:
                raise ZeroDivisionError(f"Fraction({self._denominator ** -n}, 0)")
            return Fraction(self._denominator**-n, self._numerator**-n)
        if isinstance(other, (float, complex, Rational)):
            return float(self) ** float(other)
        return NotImplemented

    def __rpow__(self, other):
        if self._denominator == 1 and self._numerator >= 0:
            return other**self._numerator
        return other ** float(self)

    def __pos__(self):
        return Fraction(self)

    def __neg__(self):
        return Fraction(-self._numerator, self._denominator)

    def __abs__(self):
        return Fraction(abs(self._numerator), self._denominator)

    def __int__(self):
        return -(-self._numerator // self._denominator) if self._numerator < 0 else self._numerator // self._denominator

    __trunc__ = __int__

    def __float__(self):
        return self._numerator / self._denominator

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is not None:
            shift = 10 ** abs(ndigits)
            return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)
        whole, rest = divmod(self._numerator, self._denominator)
        doubled = rest * 2
        return whole + (doubled > self._denominator or doubled == self._denominator and whole % 2)

    def __hash__(self):
        if self._denominator == 1:
            return hash(self._numerator)
        prime = (1 << 61) - 1
        if self._denominator % prime == 0:
            value = 314159
        else:
            value = hash(hash(abs(self._numerator)) * pow(self._denominator, -1, prime))
        value = value if self._numerator >= 0 else -value
        return -2 if value == -1 else value

    __eq__ = _compare("eq")
    __lt__ = _compare("lt")
    __le__ = _compare("le")
    __gt__ = _compare("gt")
    __ge__ = _compare("ge")

    def __bool__(self):
        return bool(self._numerator)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __format__(self, spec):
        return format(str(self), spec) if not spec or spec[-1] not in "eEfFgG%" else format(float(self), spec)

    def __repr__(self):
        return f"Fraction({self._numerator}, {self._denominator})"

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"
