import datetime
import math

width, precision, value = 10, 3, math.pi
name, items, d = "world", [1, 2, 3], {"key": "v", "n": {"m": 5}}
print(f"{value:{width}.{precision}f}|{value:<{width}}|{name:^{width + 4}}|{name!r:>{width}}|{value:{'+' if value > 0 else ''}.2e}")
print(f"{name=} {value=:.2f} {items = } {d['key']=!s} {len(items)=} {width + 1 = :>5} {name=!r:>10}")
print(f"{d["key"]} {d['n']["m"]} {f"{f'{name}'}"} {'a' 'b'} {{literal}} {{{name}}} {"\n".join(["x", "y"])!r}")
print(f'{", ".join(f"{i:02d}" for i in items)} {[i ** 2 for i in items]} {(lambda x: x * 2)(4)} {items[-1]} {items[::2]} {max(items) if items else None}')
print(f"""multi
line {name.upper()
      } {
    value:.1f
}""", rf"raw \d {name}\n", f"{'nested ' + f'{name:*^{len(name) + 2}}'}")
when = datetime.datetime(2024, 3, 5, 14, 7, 9)
print(f"{when:%Y-%m-%d %H:%M:%S} {when:%A %d %B %Y, %I:%M %p} {when.date()} {when!r} {when:%j %U %y %b %a}")
print(f"{1_000_000:,} {1e6:,.0f} {0.256:.1%} {255:#x} {255:08b} {-5:+d} {5: d} {True:d} {12345.678:_.2f} {1e-10:g} {10**15:g}")


class Money:
    def __init__(self, n):
        self.n = n

    def __format__(self, spec):
        return f"<{spec or 'none'}:{self.n}>"

    def __str__(self):
        return f"${self.n}"

    def __repr__(self):
        return f"Money({self.n})"


m = Money(5)
print(f"{m} {m:abc} {m!s} {m!r} {m!s:>6} {m=} {m=!s}", "{} {!r} {:x>3}".format(m, m, m), "%s %r" % (m, m))
print("{0} {1} {0}".format("a", "b"), "{a.n} {b[1]} {c[key]}".format(a=m, b=items, c=d), "{:>{w}}|{:{f}}".format("r", 2.5, w=6, f=".3f"), "{!a}".format("é"), "{{}}".format())
print("%d %5d %-5d| %05d %+d %x %X %o %e %.2f %g %s %r %c %%" % (1, 2, 3, 4, 5, 255, 255, 8, 12345.678, 3.14159, 0.0001, "s", "r", "c"), "%(a)s %(b)03d" % {"a": 1, "b": 2}, "%*d|%-*d|" % (5, 42, 5, 42), "%.3s|%10.2s|" % ("abcdef", "xyz"), "%s" % (1,), "%s %s" % ("a", [1]), "%i %u" % (3.7, 4))
print("a{}b".format(1) + "%s" % "c", str.format("{}", 5), "{:,}".format(1234567), "{:.2%}".format(0.5), "{:^10}".format("mid"), "{:b}".format(10), "{:>5}{:<5}|".format("a", "b"), "{x!r:>5}".format(x="q"))
from string import Template
print(Template("$a and ${b} $$").substitute(a=1, b=2), Template("$x").safe_substitute())
try:
    print(f"{undefined}")
except NameError as e:
    print(e)
try:
    print(f"{1:{'bad'}}")
except ValueError as e:
    print(e)
