"""Module docstring."""
x = y = 1
a, *b, c = 1, 2, 3, 4
[d, [e, f]] = [1, (2, 3)]
x += 1
b[0] += 2
if x:
    pass
elif y and not a or b:
    x = 2
elif 1 < x < y <= 3 != 4:
    x = 3
else:
    x = 4
if not (a < b < c):
    x = 1
while True:
    if x:
        break
    else:
        continue
else:
    y = 2
while x and not y:
    x -= 1
for i in range(3):
    for j, (k, *l) in []:
        if k:
            break
        continue
    else:
        continue
    break
else:
    del x
for x in y:
    break
while x:
    break
assert x, "message"
assert x
del a, b[0], (c, d)
del e.f, b[1:2]
if __debug__:
    print("debugging")
while False:
    print("never")
def loops(items):
    for item in items:
        for other in item:
            if other:
                return other
            while other:
                return [item]
    return
    yield_ = 1
def unreachable():
    return 1
    return 2
    raise x
    for z in y:
        return
x: int = 3
y: str
b[0]: int = 4
b.c: int
