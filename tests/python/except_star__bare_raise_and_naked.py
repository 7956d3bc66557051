def run(exc, name):
    try:
        try:
            raise exc
        except* ValueError as g:
            print(name, "V", repr(g), g.exceptions)
            raise
        except* TypeError as g:
            print(name, "T", repr(g))
            raise KeyError("new") from g
        except* OSError:
            print(name, "OS")
        else:
            print("else")
        finally:
            print(name, "finally")
    except BaseException as e:
        print(name, "->", repr(e), "cause", repr(e.__cause__), "context", repr(e.__context__))


run(ValueError("naked"), 1)
run(TypeError("naked"), 2)
run(OSError("naked"), 3)
run(ExceptionGroup("g", [ValueError(1), TypeError(2), OSError(3), KeyError(4)]), 4)
run(ExceptionGroup("g", [ExceptionGroup("h", [ValueError(1), OSError(2)]), OSError(3)]), 5)
run(ExceptionGroup("g", [OSError(3)]), 6)
run(KeyError("other"), 7)
run(ExceptionGroup("g", [ValueError(1), KeyError(4)]), 8)
run(BaseExceptionGroup("b", [KeyboardInterrupt(), ValueError(1)]), 9)
try:
    try:
        raise ExceptionGroup("x", [ValueError(1)])
    except* ValueError as g:
        raise g
except ExceptionGroup as e:
    print(repr(e))
try:
    try:
        raise ExceptionGroup("x", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise RuntimeError("a")
    except* TypeError:
        raise RuntimeError("b")
except ExceptionGroup as e:
    print(repr(e), [repr(x.__context__) for x in e.exceptions])
try:
    try:
        raise ValueError(1)
    except* ExceptionGroup:
        pass
except TypeError as e:
    print(e)
for args in (("m", []), ("m", [1]), ("m", 5), (1, [ValueError()]), ("m",), ("m", [KeyboardInterrupt()])):
    try:
        print(ExceptionGroup(*args))
    except Exception as e:
        print(type(e).__name__, e)
g = BaseExceptionGroup("m", [ValueError(1), ExceptionGroup("n", [TypeError(2), ValueError(3)])])
print(type(g), g, g.message, g.split(ValueError), g.subgroup(lambda e: isinstance(e, TypeError)), g.subgroup(KeyError))
print(g.derive([OSError()]), str(ExceptionGroup("one", [OSError()])))


class MyGroup(ExceptionGroup):
    def __new__(cls, message, excs, code=0):
        self = super().__new__(cls, message, excs)
        self.code = code
        return self

    def derive(self, excs):
        return MyGroup(self.message, excs, self.code)


m = MyGroup("mine", [ValueError(1), TypeError(2)], 7)
a, b = m.split(ValueError)
print(repr(a), a.code, repr(b), type(b))
try:
    raise m
except* TypeError as t:
    print(type(t), t.code)
except* ValueError as v:
    print(type(v), v.exceptions)
