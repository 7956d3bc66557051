class Money:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f"Money({self.n})"

    def op(name):
        def method(self, other):
            print(f"{name}({self.n}, {other!r})", end=" ")
            return NotImplemented if other is None else Money(name)
        return method

    for _name in ("add radd iadd sub rsub mul rmul truediv rtruediv floordiv rfloordiv mod rmod pow rpow lshift rlshift "
                  "rshift rrshift and rand or ror xor rxor matmul rmatmul isub ior divmod rdivmod").split():
        locals()[f"__{_name}__"] = op(_name)
    del op, _name


m = Money(1)
for text in ("m + 1", "1 + m", "m - 1", "2 - m", "m * 2", "2 * m", "m / 2", "2 / m", "m // 2", "2 // m", "m % 2", "2 % m", "m ** 2", "2 ** m",
             "m << 1", "1 << m", "m >> 1", "1 >> m", "m & 1", "1 & m", "m | 1", "1 | m", "m ^ 1", "1 ^ m", "m @ 1", "1 @ m",
             "divmod(m, 1)", "divmod(1, m)", "m + None", "None + m", "m @ None", "[] + m", "'a' % m", "'%s' % m", "[1] * m"):
    try:
        print(text, "->", eval(text))
    except TypeError as e:
        print(text, "!!", e)
a = b = Money(3)
a += 5
print(a, b)
a -= 1
a |= 2
a *= 3
print(a)
try:
    b += None
except TypeError as e:
    print(e)


class Base:
    def __add__(self, o):
        return "Base.add"

    def __radd__(self, o):
        return "Base.radd"


class Sub(Base):
    def __radd__(self, o):
        return "Sub.radd"


print(Base() + Sub(), Sub() + Base(), Base() + Base(), 1 + Base(), Sub() + 1)


class Cmp:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        print("eq", end=" ")
        return self.v == o

    def __gt__(self, o):
        print("gt", end=" ")
        return True

    def __le__(self, o):
        print("le", end=" ")
        return []


print(Cmp(1) == 1, 1 == Cmp(1), Cmp(1) != 1, 1 < Cmp(2), Cmp(1) <= 2, not Cmp(1) <= 2, Cmp(1) in [2, 1])
try:
    Cmp(1) < 5
except TypeError as e:
    print(e)
try:
    {Cmp(1): 2}
except TypeError as e:
    print(e)
print(1 < 2 < 3, 1 < 2 > 5, 3 > 2 >= 2 != 1, (1, "a") < (1, "b"), [1, 2] < [1], "abc" < "abd", {1} < {1, 2}, {1} <= {1})
x = [1]
y = x
x += (2, 3)
x *= 2
print(x, y is x)
t = ([],)
try:
    t[0] += [1]
except TypeError as e:
    print(e, t)
