a, *b, c = range(5)
print(a, b, c)
(x, (y, z)), w = (1, [2, 3]), 4
print(x, y, z, w)
a, b = b, a
print(a, b)
first, *_ = "hello"
print(first)
for wrong in ((1, 2, 3), (1,)):
    try:
        p, q = wrong
    except ValueError as error:
        print(error)
try:
    p, q, *r = (1,)
except ValueError as error:
    print(error)
try:
    p, q = 5
except TypeError as error:
    print(error)
