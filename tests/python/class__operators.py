class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __eq__(self, other):
        return isinstance(other, Vector) and (self.x, self.y) == (other.x, other.y)

    def __lt__(self, other):
        return self.x < other.x

    def __len__(self):
        return 2

    def __getitem__(self, n):
        return (self.x, self.y)[n]

    def __bool__(self):
        return self.x != 0 or self.y != 0

    def __repr__(self):
        return f"<{self.x}, {self.y}>"


a, b = Vector(1, 2), Vector(3, 4)
print(a + b, a * 3, 2 * b, a == Vector(1, 2), a != b, len(a), a[1], list(b), bool(Vector(0, 0)), sorted([b, a]))
try:
    a - b
except TypeError as error:
    print(error)
