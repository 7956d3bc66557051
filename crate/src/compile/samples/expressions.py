x = 1 + 2 * -3 ** 2 // 4 % 5 @ 6 << 1 >> 2 & 3 | 4 ^ 5
x = -1.5, +1, ~1, not 1, -1j, - -1
x = a if b else c if d else e
x = (a and b) or (c and not d)
x = a < b < c, a is b, a is not b, a in b, a not in b
x = a[1], a[1:2], a[::2], a[1:2, ...], a[*b], a[:, None]
x = [], (), {}, {1}, [*a, 1], (*a,), {*a, 2}, {**a, "b": 1, **c}
x = f"{a}", f"{a!r:>{w}.{p}}", f"{a=}", f"{a = !s}", f"{a=:.2f}", "a" f"b{c}" "d", f"{{}}", f"", f"a"
x = f"{a}{b:x}{f'{c}'}" 'tail'
x = 'implicit' "concat", b'a' b'b', r'\n', '\x41'
x = 123456789012345678901234567890, 0xff, 1e400, 0.1, 2j
x = (y := 5) + y
x = a.b.c.d(1)(2)[3].e
x = lambda: 0
x = a.b(c=1), a(b)(c)
x = '%s %d' % (a, b)
x = ...
x = not (a and b), not a < b
x = (not a) if (b or c) and (d or not e) else f
yield_ = [*range(3), *a]
big = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
变量 = "中文"
print(变量)
