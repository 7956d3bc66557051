def f(a, b=2, /, c=3, *rest, d, e=5, **more):
    print(a, b, c, rest, d, e, more)


f(1, d=4)
f(1, 20, 30, 40, 50, d=4, e=6, z=7)
f(*[1, 2], **{"d": 3, "c": 4})
for call in (lambda: f(), lambda: f(1), lambda: f(1, d=1, b=2), lambda: f(1, 2, 3, c=3, d=4)):
    try:
        call()
    except TypeError as error:
        print(error)
