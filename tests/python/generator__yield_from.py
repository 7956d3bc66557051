def inner():
    got = yield 1
    print("inner got", got)
    return "result of inner"


def outer():
    result = yield from inner()
    print(result)
    yield from "ab"
    yield from range(2)


g = outer()
print(next(g), g.send("hello"), list(g))
