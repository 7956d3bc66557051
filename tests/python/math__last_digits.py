import math, random
r = random.Random(5)
def h(f, n=40):
    out = []
    for _ in range(n):
        out.append(f())
    return out
for name, f in {"exp": lambda: math.exp(r.uniform(-30, 30)), "exp1": lambda: math.exp(r.uniform(-1, 1)), "interest": lambda: (1 + r.randint(1, 20) / 100) ** r.randint(1, 30), "int": lambda: r.uniform(0, 100) ** r.randint(-3, 5), "cosh": lambda: math.cosh(r.uniform(0, 5)), "log": lambda: math.log(r.uniform(0, 100)), "logn": lambda: math.log(r.randint(2, 1000)), "log10": lambda: math.log10(r.uniform(0, 1000)), "sin": lambda: math.sin(r.uniform(-10, 10)), "cos": lambda: math.cos(r.uniform(-10, 10)), "tan": lambda: math.tan(r.uniform(-10, 10)), "sinh": lambda: math.sinh(r.uniform(-3, 3)), "tanh": lambda: math.tanh(r.uniform(-3, 3)), "atan": lambda: math.atan(r.uniform(-3, 3)), "expm1": lambda: math.expm1(r.uniform(-1, 1)), "log1p": lambda: math.log1p(r.uniform(-.9, 1)), "atan2": lambda: math.atan2(r.uniform(-3, 3), r.uniform(-3, 3)), "hypot": lambda: math.hypot(r.uniform(-3, 3), r.uniform(-3, 3)), "erf": lambda: math.erf(r.uniform(-3, 3))}.items():
    for x in h(f): print(name, repr(x))
