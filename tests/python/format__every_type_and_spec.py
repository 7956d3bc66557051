values = [0, 1, -1, 255, -42, 1234567, 10**20, True]
for spec in ("", "d", "5d", "<5", ">5", "^7", "*^9", "=+8", "+", "-", " ", "05", "+06d", ",", "_", "_d", "b", "#b", "o", "#o", "x", "#x", "#X", "_b", "_x", "#_x", "08b", "#010x", "c" if False else "n", "e", ".2e", "f", ".1f", "g", "%", ".1%", "10.3f", "<+10.2f", "020,d", "z.1f"):
    row = []
    for v in values:
        try:
            row.append(format(v, spec))
        except (ValueError, OverflowError) as e:
            row.append(f"!{e}")
    print(repr(spec), row)
floats = [0.0, -0.0, 1.5, -2.25, 3.14159265358979, 1e16, 1e-5, 123456789.123, float("inf"), float("nan"), 1e300, 100.0]
for spec in ("", "f", ".0f", ".3f", "e", ".0e", "E", "g", ".3g", "G", "#.3g", "%", ".2%", ",", ",.2f", "_.1f", "+", " ", "08.2f", "<9.1f", "*>12", "^+9.1f", "n", "z.0f", ".10", "12", "=+12.1f", "F", "010", "#.0f"):
    print(repr(spec), [format(v, spec) for v in floats])
for spec in ("", "s", "10", "<10", ">10", "^10", "*^10", ".2", "5.1", "-<6.3s", "010", "^3"):
    print(repr(spec), [format(v, spec) for v in ("", "a", "hello", "日本")])
for v, spec in ((1, "s"), (1.5, "d"), ("a", "d"), ("a", "+"), ("a", "=5"), ("a", ","), (1, ".2"), (1, "q"), (1.5, "x"), (1, ",b"), (1, "_n"), (None, "5"), ([], "5"), ("a", ".2f"), (1, "5.5d"), (1.5, "c"), (1, "z"), ("a", "#"), (1, ",,"), (1, "_,"), (1 + 2j, "d"), (True, "s")):
    try:
        print(v, spec, repr(format(v, spec)))
    except Exception as e:
        print(v, spec, type(e).__name__, e)
print(format(65, "c"), format(0x1F600, "c"), f"{3+4j}", f"{3+4j:.2f}", f"{1.5+0j:>12}", format(b"x"), f"{(1, 2)!s:>10}", f"{None!r:^8}|")
