def broken():
    yield 1
    raise StopIteration("mine")


g = broken()
print(next(g))
try:
    next(g)
except RuntimeError as error:
    print(error, repr(error.__cause__))


def busy():
    next(me)
    yield


me = busy()
try:
    next(me)
except ValueError as error:
    print(error)
