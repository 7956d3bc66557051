x = (
    1 +
    2
)
if x == 3: print("one line"); print("two statements")
text = "adjacent " 'strings' \
    " joined"
print(text, """triple
quoted""", r"raw\n", b"bytes\x00", ...)
lambda_with_default = lambda a, *b, c=3, **d: (a, b, c, d)
print(lambda_with_default(1, 2, z=4))
print(1 if x else 2, not x, -x ** 2, x if x > 5 else "small", (yes := True) and yes)
del x
try:
    x
except NameError as error:
    print(error)
pass
