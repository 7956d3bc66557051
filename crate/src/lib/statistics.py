import math
import random
from bisect import bisect_left, bisect_right
from collections import Counter, namedtuple
from fractions import Fraction


class StatisticsError(ValueError):
    pass


def _exact(data):
    """The class of the numbers, their exact sum, and how many there are."""
    kind = int
    total = Fraction(0)
    n = 0
    for x in data:
        n += 1
        if kind is int and type(x) is not int or kind is not float and isinstance(x, float):
            kind = type(x)
        total += x if isinstance(x, int) else _fraction(x)
    return kind, total, n


def _fraction(x):
    try:
        if isinstance(x, str):
            raise TypeError
        return Fraction(x)
    except TypeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None


def _convert(value, kind):
    if kind is int or kind is bool:
        return int(value) if value.denominator == 1 else _float(value)
    if issubclass(kind, (float, int)):
        return _float(value)
    return kind(value.numerator) / kind(value.denominator) if kind is not Fraction else value


def _float(value):
    return value.numerator / value.denominator


def mean(data):
    kind, total, n = _exact(data)
    if n < 1:
        raise StatisticsError("mean requires at least one data point")
    return _convert(total / n, kind)


def fmean(data, weights=None):
    data = list(data)
    if weights is not None:
        weights = list(weights)
        if len(weights) != len(data):
            raise StatisticsError("data and weights must be the same length")
        if not sum(weights):
            raise StatisticsError("sum of weights must be non-zero")
        return math.sumprod(data, weights) / math.fsum(weights)
    if not data:
        raise StatisticsError("fmean requires at least one data point")
    return math.fsum(data) / len(data)


def geometric_mean(data):
    data = list(data)
    if not data:
        raise StatisticsError("Must have a non-empty dataset")
    for x in data:
        if x <= 0:
            raise StatisticsError("No negative inputs allowed" if x else "geometric mean requires a non-empty dataset containing positive numbers")
    return math.exp(math.fsum(map(math.log, data)) / len(data))


def harmonic_mean(data, weights=None):
    data = list(data)
    if not data:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if any(x < 0 for x in data):
        raise StatisticsError("harmonic mean does not support negative values")
    if 0 in data:
        return 0
    weights = [1] * len(data) if weights is None else list(weights)
    kind, total, _ = _exact(_fraction(w) / _fraction(x) for w, x in zip(weights, data))
    result = sum(map(_fraction, weights)) / total
    kind = _exact(data)[0]
    return _convert(result, float if kind is int else kind)


def _sorted(data, what="data"):
    data = sorted(data)
    if not data:
        raise StatisticsError(f"no median for empty {what}")
    return data


def median(data):
    data = _sorted(data)
    half = len(data) // 2
    return data[half] if len(data) % 2 else (data[half - 1] + data[half]) / 2


def median_low(data):
    data = _sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = _sorted(data)
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    data = _sorted(data)
    x = data[len(data) // 2]
    below = bisect_left(data, x)
    return x - interval / 2 + interval * (len(data) / 2 - below) / (bisect_right(data, x) - below)


def mode(data):
    counts = Counter(data).most_common(1)
    if not counts:
        raise StatisticsError("no mode for empty data")
    return counts[0][0]


def multimode(data):
    counts = Counter(data)
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        if size == 1:
            return data * (n - 1)
        raise StatisticsError("must have at least one data point")
    if method not in ("exclusive", "inclusive"):
        raise ValueError(f"Unknown method: {method!r}")
    cuts = []
    for i in range(1, n):
        if method == "inclusive":
            j, delta = divmod(i * (size - 1), n)
            j += 1
        else:
            j = min(max(i * (size + 1) // n, 1), size - 1)
            delta = i * (size + 1) - j * n
        cuts.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
    return cuts


def _spread(data, center):
    """The class of the numbers, the exact sum of the squares of their distances from the center, and how many there are."""
    data = list(data)
    kind, total, n = _exact(data)
    middle = _fraction(center) if center is not None else total / n if n else 0
    return kind, sum(((_fraction(x) - middle) ** 2 for x in data), Fraction(0)), n


def _variance(data, center, name, least):
    kind, squares, n = _spread(data, center)
    if n < least:
        raise StatisticsError(f"{name} requires at least {('one data point', 'two data points')[least - 1]}")
    return kind, squares / (n - least + 1)


def variance(data, xbar=None):
    kind, value = _variance(data, xbar, "variance", 2)
    return _convert(value, kind)


def pvariance(data, mu=None):
    kind, value = _variance(data, mu, "pvariance", 1)
    return _convert(value, kind)


def _root(value):
    """The float nearest to the square root of a fraction."""
    n, m = value.numerator, value.denominator
    if not n:
        return 0.0
    # The root as an integer of more bits than a float has, whose last bit says whether something is left.
    shift = (n.bit_length() - m.bit_length() - 109) // 2
    if shift >= 0:
        top, bottom = n, m << 2 * shift
    else:
        top, bottom = n << -2 * shift, m
    root = math.isqrt(top // bottom)
    root |= root * root * bottom != top
    return float(root << shift) if shift >= 0 else root / (1 << -shift)


def stdev(data, xbar=None):
    kind, value = _variance(data, xbar, "stdev", 2)
    return value.sqrt() if hasattr(value, "sqrt") else _root(value)


def pstdev(data, mu=None):
    _, value = _variance(data, mu, "pstdev", 1)
    return _root(value)


def _pairs(x, y, name):
    x, y = list(x), list(y)
    if len(x) != len(y):
        raise StatisticsError(f"{name} requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError(f"{name} requires at least two data points")
    mean_x, mean_y = math.fsum(x) / len(x), math.fsum(y) / len(y)
    return [a - mean_x for a in x], [b - mean_y for b in y], mean_x, mean_y


def covariance(x, y, /):
    x, y, _, _ = _pairs(x, y, "covariance")
    return math.sumprod(x, y) / (len(x) - 1)


def _ranks(data):
    ordered = sorted(data)
    return [(bisect_left(ordered, x) + bisect_right(ordered, x) + 1) / 2 for x in data]


def correlation(x, y, /, *, method="linear"):
    if method == "ranked":
        x, y = _ranks(list(x)), _ranks(list(y))
    x, y, _, _ = _pairs(x, y, "correlation")
    squares = math.sumprod(x, x) * math.sumprod(y, y)
    if not squares:
        raise StatisticsError("at least one of the inputs is constant")
    return math.sumprod(x, y) / math.sqrt(squares)


LinearRegression = namedtuple("LinearRegression", ("slope", "intercept"))


def linear_regression(x, y, /, *, proportional=False):
    if proportional:
        x, y, mean_x, mean_y = list(x), list(y), 0.0, 0.0
    else:
        x, y, mean_x, mean_y = _pairs(x, y, "linear regression")
    squares = math.sumprod(x, x)
    if not squares:
        raise StatisticsError("x is constant")
    slope = math.sumprod(x, y) / squares
    return LinearRegression(slope, 0.0 if proportional else mean_y - slope * mean_x)


class NormalDist:
    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        return cls(mean(data), stdev(data))

    mean = median = mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    def samples(self, n, *, seed=None):
        draw = (random if seed is None else random.Random(seed)).gauss
        return [draw(self._mu, self._sigma) for _ in range(n)]

    def _checked(self, what):
        if not self._sigma:
            raise StatisticsError(f"{what} not defined when sigma is zero")

    def pdf(self, x):
        self._checked("pdf()")
        variance = self._sigma * self._sigma
        return math.exp((x - self._mu) ** 2 / (-2.0 * variance)) / math.sqrt(math.tau * variance)

    def cdf(self, x):
        self._checked("cdf()")
        return 0.5 * math.erfc((self._mu - x) / (self._sigma * math.sqrt(2.0)))

    def zscore(self, x):
        self._checked("zscore()")
        return (x - self._mu) / self._sigma

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, factor):
        return NormalDist(self._mu * factor, self._sigma * abs(factor))

    def __truediv__(self, factor):
        return NormalDist(self._mu / factor, self._sigma / abs(factor))

    __radd__ = __add__
    __rmul__ = __mul__

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return (self._mu, self._sigma) == (other._mu, other._sigma)

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"NormalDist(mu={self._mu!r}, sigma={self._sigma!r})"
