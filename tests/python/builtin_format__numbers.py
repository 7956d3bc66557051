def show(value, spec):
    try:
        print(repr(spec), repr(format(value, spec)))
    except Exception as error:
        print(repr(spec), type(error).__name__, error)


for spec in ["", "d", "+", "=5", "#", "05", "z", "5.2", ".", "5..", "yy", "s,", "_,d", ",_d", "n", "q", " ", ".2_", "ss", "^9", "*>6", "中<4", "x^5s"]:
    show("ab", spec)
show("中文字", "6")
show("中文字", "^8.2")

print("int")
for spec in ["", "s", ".2", "z", "c", "+c", "#c", ",c", "_x", ",x", "010,", "04,", "#010X", "#_b", "e", ".2e", "%", "n", ",n", "=+8", "*^9", "^+9",
             ".2f", "_,", "é<6", "5.", ".3", "u", "\x01", ",,", ".2,f", ".3_", ",.2_f", "é", "{", "#d", "#o", "+b", " d", "-d", "012_b", "g", "08.3f"]:
    show(1234, spec)
    if spec.endswith(("d", ",", "f", "_x", "b")):
        show(-1234, spec)
show(10**30, ",")
show(-(10**30), "_x")
show(10**30, "e")
show(10**400, "e")
show(-1, "c")
show(65, "5c")
show(65, "<5c")
show(0x4E2D, "c")
show(5, "9999999999999999999999999d")
show(True, "")
show(True, "d")
show(True, "5")
show(False, "s")

print("float")
for value in [1234.5678, 0.0, -0.0, 0.5, 1.5, 2.5, -0.001, 1e-5, 0.0001, 1e15, 1e16, 123456789012345678.0, 1e300, float("inf"), -float("inf"), float("nan")]:
    print(value)
    for spec in ["", ".3", ".10", "e", ".0e", "#.0e", ".0f", "#.0f", ".1f", "g", ".3g", "#.3g", "010", "010,", ".2%", "%", "n", "E", "G", "F", ".1", "#",
                 ".17", ",.2f", "_.2f", "z.0f", "z.1f", "+.1f", " .1f", ".6_f", ",.6_f", "=12", "<12", "^14.1f", ".0"]:
        show(value, spec)
for spec in ["d", "s", "x", "c", ".2z", "_n", ",s"]:
    show(1.5, spec)
show(0.1, ".20f")
show(0.1, ".55f")
show(2.675, ".2f")
show(1e22, ".0f")
show(5e-324, ".3e")
show(1 / 3, ".30g")

print("complex")
for value in [3 - 4.5j, 2j, 0j, -0.0 + 1j, complex("inf")]:
    for spec in ["", ".2f", "10", "<10", "=10", "05", "+.1f", "g", "d", "e", ".3", ",", "^20", "n", "%"]:
        show(value, spec)

print("others")
for value in [None, [1], (), {}, ...]:
    for spec in ["", "5", "d"]:
        show(value, spec)
