import asyncio


def show(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Thing:
    kind = "thing"

    def __init__(self):
        self.x = 1

    @property
    def broken(self):
        raise AttributeError("inner")

    @property
    def wrong(self):
        raise ValueError("inner")

    def method(self):
        return "called"


t = Thing()
print(getattr(t, "x"), getattr(t, "y", 5), getattr(t, "method")(), hasattr(t, "x"), hasattr(t, "y"), hasattr(t, "broken"))
show(lambda: getattr(t, "y"))
show(lambda: getattr(t, "broken", "default"))
show(lambda: hasattr(t, "wrong"))
show(lambda: getattr(t, 5))
setattr(t, "y", 2)
delattr(t, "x")
print(vars(t), t.__dict__, "x" in t.__dict__, sorted(vars(t).items()))
show(lambda: delattr(t, "x"))
show(lambda: setattr(5, "x", 1))
show(lambda: vars(5))
t.__dict__["z"] = 3
t.__dict__.update(w=4)
print(t.z, t.w, len(t.__dict__), list(t.__dict__), {**t.__dict__}, dict(t.__dict__))

print([callable(x) for x in (len, Thing, t, t.method, lambda: 0, 5, "x", int)])
show(lambda: [isinstance(5, int), isinstance(True, int), isinstance(5, (str, int)), isinstance("x", int | str), isinstance(None, int | None), isinstance(5, ())])
show(lambda: [issubclass(bool, int), issubclass(Thing, object), issubclass(int, (str, float)), issubclass(int, int | str)])
show(lambda: isinstance(5, 5))
show(lambda: isinstance(5, "int"))
show(lambda: isinstance(5, list[int]))
show(lambda: issubclass(5, int))
show(lambda: issubclass(int, 5))
show(lambda: [len(""), len([1]), len({}), len(range(5))])
show(lambda: len(5))
show(lambda: len())
show(lambda: len([], []))
show(lambda: hash([]))
show(lambda: [hash(1) == hash(1.0), hash("a") == hash("a"), hash(None) == hash(None), id(t) == id(t), id([]) != 0])
show(lambda: [repr("a'b"), ascii("é中"), repr(1.0), format(3.14159, ".2f"), format("x")])

print("a", "b", sep="-", end="!\n")
print(1, [2], None, sep="")
print(sep="x")
print("no newline", end="")
print("", flush=True)
print(*[1, 2], *"ab", sep=",")
show(lambda: print(sep=5))
show(lambda: print(bad=5))


class Sink:
    def __init__(self):
        self.pieces = []

    def write(self, text):
        self.pieces.append(text)

    def flush(self):
        self.pieces.append("flushed")


sink = Sink()
print("a", 1, file=sink, flush=True)
print(sink.pieces)


def outer(a, b=2):
    c = a + b
    inner = lambda: c
    return sorted(locals())


print(outer(1), "outer" in globals(), globals()["t"] is t)


class Body:
    first = 1
    names = sorted(name for name in locals() if not name.startswith("__"))


print(Body.names)
print("append" in dir([]), "x" in dir(t), "method" in dir(t), [name for name in dir(Thing) if not name.startswith("_")])


async def main():
    async def numbers():
        for n in (1, 2):
            yield n

    it = aiter(numbers())
    print(await anext(it), await anext(it))
    try:
        await anext(it)
    except StopAsyncIteration:
        print("over")


asyncio.run(main())
