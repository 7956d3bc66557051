def averager():
    total = count = 0
    average = None
    while True:
        value = yield average
        if value is None:
            return total, count
        total += value
        count += 1
        average = total / count


def delegate(log):
    while True:
        result = yield from averager()
        log.append(result)


log = []
g = delegate(log)
print(next(g), g.send(10), g.send(20), g.send(None), g.send(5), log)
g.close()


def catcher():
    while True:
        try:
            x = yield "ready"
            print("got", x)
        except ValueError as e:
            print("caught", e)
            yield "handled"
        except GeneratorExit:
            print("closing")
            raise
        finally:
            print("finally")


c = catcher()
print(next(c), c.throw(ValueError("v")), next(c), c.send(3))
try:
    c.throw(KeyError, "k")
except KeyError as e:
    print("out", e.args)
print(list(c))
try:
    c.throw(RuntimeError("dead"))
except RuntimeError as e:
    print(e)


def returns():
    yield 1
    return "value"


r = returns()
next(r)
try:
    next(r)
except StopIteration as e:
    print(e.value, e.args, repr(e))
try:
    next(r)
except StopIteration as e:
    print(e.value, e.args)


def nested():
    a = yield from [1, 2]
    b = yield from returns()
    c = yield from (x * x for x in range(2))
    return a, b, c


def outer():
    result = yield from nested()
    print("nested gave", result)


print(list(outer()))


def bad():
    yield 1
    next(iter([]))


try:
    list(bad())
except RuntimeError as e:
    print(repr(e), repr(e.__cause__))
g = bad()
try:
    g.send(1)
except TypeError as e:
    print(e)
print(g, type(g), g.gi_running, g.gi_frame is not None, g.__name__, g.gi_yieldfrom)


def ignores():
    try:
        yield
    except GeneratorExit:
        yield "no"


i = ignores()
next(i)
try:
    i.close()
except RuntimeError as e:
    print(e)


def selfish():
    yield next(me)


me = selfish()
try:
    next(me)
except ValueError as e:
    print(e)


def close_value():
    try:
        yield 1
    except GeneratorExit:
        return "closed with this"


k = close_value()
next(k)
print(k.close(), k.close())
