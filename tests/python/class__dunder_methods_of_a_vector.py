import functools


@functools.total_ordering
class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x=0, y=0):
        self.x, self.y = x, y

    def __repr__(self):
        return f"{type(self).__name__}({self.x!r}, {self.y!r})"

    def __str__(self):
        return f"<{self.x}, {self.y}>"

    def __format__(self, spec):
        if spec.endswith("p"):
            return f"{abs(self):{spec[:-1]}}@"
        return f"({self.x:{spec}}, {self.y:{spec}})"

    def __eq__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return (self.x, self.y) == (other.x, other.y)

    def __lt__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return abs(self) < abs(other)

    def __hash__(self):
        return hash((self.x, self.y))

    def __bool__(self):
        return bool(self.x or self.y)

    def __abs__(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __pos__(self):
        return self

    def __invert__(self):
        return Vector(self.y, self.x)

    def __add__(self, other):
        if isinstance(other, Vector):
            return Vector(self.x + other.x, self.y + other.y)
        return NotImplemented

    def __radd__(self, other):
        if other == 0:
            return self
        return NotImplemented

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __matmul__(self, other):
        return self.x * other.x + self.y * other.y

    def __imatmul__(self, other):
        return "in place"

    def __iter__(self):
        yield self.x
        yield self.y

    def __getitem__(self, index):
        return (self.x, self.y)[index]

    def __len__(self):
        return 2

    def __contains__(self, item):
        return item in (self.x, self.y)

    def __complex__(self):
        return complex(self.x, self.y)

    def __round__(self, n=None):
        return Vector(round(self.x, n), round(self.y, n))

    def __divmod__(self, k):
        return divmod(self.x, k), divmod(self.y, k)

    def __pow__(self, n, mod=None):
        return ("pow", n, mod)


v, w = Vector(3, 4), Vector(1.5, -2)
print(v, repr(w), [v, w], f"{v:5.1f}|{v:8.2fp}|{v!r:>15}|{w!s}")
print(v == Vector(3, 4), v != w, v < w, v >= w, max(v, w), sorted([v, w]))
print(abs(v), -v, +v, ~v, v + w, sum([v, w]), 3 * v, v * 2, v @ w)
print(list(v), v[0], v[-1], v[:], len(v), 4 in v, bool(Vector()), {v: 1}[Vector(3, 4)])
print(complex(v), round(w), round(Vector(1.256, 2.344), 2), divmod(v, 2), v ** 2, pow(v, 2, 5))
v @= w
print(v)
for bad in (lambda: w + 1, lambda: 1 + w, lambda: w < 1, lambda: w - w, lambda: w @ 1, lambda: float(w), lambda: setattr(w, "z", 1), lambda: w[2]):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
