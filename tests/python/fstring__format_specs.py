n, f, s = 1234567, 3.14159, "text"
print(f"[{n:,}] [{n:>12}] [{n:<12}] [{n:^12}] [{n:012d}] [{n:+}] [{n:x}] [{n:#X}] [{n:b}] [{n:e}]")
print(f"[{f:.2f}] [{f:8.3f}] [{f:<8.1f}] [{f:+.0f}] [{f:.3e}] [{f:g}] [{f:%}] [{f:.1%}]")
print(f"[{s:10}] [{s:>10}] [{s:*^10}] [{s:.2}] [{s!r}] [{s!r:>8}] [{s!a}]")
width, precision = 9, 3
print(f"[{f:{width}.{precision}f}] {{literal}} {s.upper()} {n if n > 5 else 0} {'nested ' + f'{s}'}")
print(f"{n=} {f = :.1f} {s=!s}")
print(f"{True} {None} {[1, 'a']} {(1,)} {{'k': 1}} { {'k': 1} }")
