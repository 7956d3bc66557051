def show(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"

    def __str__(self):
        return f"<{self.x};{self.y}>"

    def __format__(self, spec):
        return f"[{spec}|{self.x}]"


p = Point(1, "é")
show(lambda: "{} {}".format(1, "a"))
show(lambda: "{1} {0} {1!r}".format(1, "a"))
show(lambda: "{name:>5}|{0:<3}|".format(1, name="中"))
show(lambda: "{0.x} {0.y} {1[0]} {2[key]} {2[a b]}".format(p, [7], {"key": "v", "a b": 3}))
show(lambda: "{:{width}.{precision}f}|{:{}}|".format(3.14159, 5, 4, width=8, precision=2))
show(lambda: "{!r} {!s} {!a} {}".format(p, p, p, p))
show(lambda: "{:spec}".format(p))
show(lambda: "{{}} {{{}}}".format(1))
show(lambda: "{:%Y}".format(p))
show(lambda: "{[0]}{.x}".format([5], p))
show(lambda: "{a}".format_map({"a": 1}))
show(lambda: "{a} {b}".format_map({"a": 1}))
show(lambda: "{}".format_map({}))
show(lambda: "{} {0}".format(1))
show(lambda: "{0} {}".format(1))
show(lambda: "{} {}".format(1))
show(lambda: "{a}".format(b=1))
show(lambda: "{0.z}".format(p))
show(lambda: "{0[5]}".format([1]))
for template in ["{", "}", "{0", "{!}", "{!x}", "{!r5}", "{0.}", "{0[}", "{0[]}", "{0[0]x}", "{:{:{}}}", "a}b", "{!r:}", "{0!}", "{a{b}}", "{:d}", "{99999999999}"]:
    show(lambda: template.format("v", 1, 2, 3))

x, n = 3.14159, 12
print(f"{x:.2f} {x!r:>10} {n:05d} {n:#x} {p} {p!s} {p!r:>12} {n=} {x = :.3f} {'q' + 'r'} {{}}")
print(f"{n:{'>'}{6}} {'中文':>6}|{None} {[1, 2]} {True:d} {n:,}")
show(lambda: f"{n:d}" f"{'x':d}")
show(lambda: f"{p:{n}}")
show(lambda: format(p, "abc"))
show(lambda: format(p))
show(lambda: format(1, 2))


class Bad:
    def __format__(self, spec):
        return 5


show(lambda: f"{Bad()}")
show(lambda: "{}".format(Bad()))
