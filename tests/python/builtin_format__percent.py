def show(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Text:
    def __repr__(self):
        return "Text()é"

    def __str__(self):
        return "text"


show(lambda: "%s %r %a %d %i %u" % ("x", "x", "é", 3, -4, 5))
show(lambda: "%s %r %a" % (Text(), Text(), Text()))
show(lambda: "%5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%#o" % (42, 42, 42, 42, 42, 255, 255, 255, 8, 8))
show(lambda: "%.3d|%8.3d|%-8.3d|%08.3d|%.0d" % (5, 5, -5, 5, 0))
show(lambda: "%f|%.2f|%10.3f|%-10.1f|%+.1f|%010.2f|%e|%E|%g|%G|%.3g|%#.3g" % ((3.14159,) * 12))
show(lambda: "%f %F %e %g" % (float("inf"), float("nan"), 1e300, 1e-10))
show(lambda: "%c%c%c" % (65, "中", 0x4E2D))
show(lambda: "%5s|%-5s|%.2s|%5.1s|" % ("abc", "中", "abc", "xyz"))
show(lambda: "%(a)s %(b)05d %(a)r" % {"a": "x", "b": 7})
show(lambda: "%(a(b))s" % {"a(b)": 1})
show(lambda: "%*d|%-*d|%.*f" % (5, 42, 5, 42, 2, 3.14159))
show(lambda: "%*d|" % (-5, 42))
show(lambda: "100%%")
show(lambda: "100%% %s" % "x")
show(lambda: "%s" % (1, 2))
show(lambda: "%s %s" % (1,))
show(lambda: "%s %s" % "ab")
show(lambda: "x" % 5)
show(lambda: "x" % {"a": 1})
show(lambda: "x" % [1])
show(lambda: "%d" % "x")
show(lambda: "%d" % 3.99)
show(lambda: "%x" % 3.5)
show(lambda: "%f" % "x")
show(lambda: "%c" % "ab")
show(lambda: "%c" % 1.5)
show(lambda: "%c" % 0x110000)
show(lambda: "%(a)s" % 5)
show(lambda: "%(a)s" % {})
show(lambda: "%y" % 5)
show(lambda: "%" % 5)
show(lambda: "%(a" % {"a": 1})
show(lambda: "%*d" % ("x", 1))
show(lambda: "%d%%" % 50)
show(lambda: "%s" % [1, 2])
show(lambda: "%s" % ((1, 2),))
show(lambda: "%r" % None)
show(lambda: "%d" % 10**30)
show(lambda: "%d" % (10**30,))
show(lambda: "%d" % True)
show(lambda: b"%s %d %5.1f %c %x %a %r" % (b"ab", 3, 1.25, 65, 255, "é", "é"))
show(lambda: b"%(k)s" % {b"k": b"v"})
show(lambda: b"%s" % "x")
show(lambda: bytearray(b"%d") % 5)
