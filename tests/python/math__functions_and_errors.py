import math

xs = [0.1, 0.5, 1.0, 1.5, 2.0, 3.7, 10.0, 100.5, 1e-5, 12345.678]
for name in ("sin", "cos", "tan", "exp", "log", "log2", "log10", "sqrt", "sinh", "cosh", "tanh", "atan", "log1p", "expm1", "erf", "exp2", "degrees", "radians", "fabs", "floor", "ceil", "trunc", "frexp", "modf", "isfinite"):
    out = []
    for x in xs:
        try:
            out.append(getattr(math, name)(x))
        except Exception as error:
            out.append(str(error))
    print(name, out)
print([math.asin(x) for x in (0.1, 0.5, 0.9)], [math.acos(x) for x in (0.1, 0.5, 0.9)], [math.atanh(x) for x in (0.1, 0.5, 0.9)], [math.acosh(x) for x in (1.1, 5, 90)])
print(math.pi, math.e, math.tau, math.inf, math.nan, math.gcd(12, 18), math.gcd(), math.lcm(4, 6), math.factorial(20), math.comb(10, 3), math.perm(5, 2), math.perm(4), math.isqrt(99), math.hypot(3, 4), math.hypot(1, 2, 3), math.dist([0, 0], [3, 4]), math.prod([1, 2, 3]), math.fsum([0.1] * 10), math.sumprod([1, 2], [3, 4]), math.atan2(1, -1), math.pow(2, 0.5), math.fmod(-7, 3), math.remainder(7, 4), math.copysign(1, -0.0), math.isclose(0.1 + 0.2, 0.3), math.isnan(math.nan), math.isinf(-math.inf), math.log(8, 2), math.log(100, 10), math.ldexp(0.5, 3), math.nextafter(1, 2), math.ulp(1.0), math.fma(2, 3, 4))
for bad in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.factorial(2.5), lambda: math.exp(1000), lambda: math.acos(2), lambda: math.sqrt("x"), lambda: math.gcd(1.5), lambda: math.comb(-1, 2), lambda: math.floor(math.inf), lambda: math.floor(math.nan), lambda: math.isqrt(-1), lambda: math.fmod(1, 0), lambda: math.pow(0, -1), lambda: math.gamma(0), lambda: math.log(-5), lambda: math.log10(0), lambda: math.log(2, 1)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
