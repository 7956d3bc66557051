class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "_target", target)
        object.__setattr__(self, "log", [])

    def __getattr__(self, name):
        self.log.append(("get", name))
        return getattr(self._target, name)

    def __setattr__(self, name, value):
        self.log.append(("set", name, value))
        setattr(self._target, name, value)

    def __delattr__(self, name):
        self.log.append(("del", name))
        delattr(self._target, name)

    def __dir__(self):
        return ["b", "a"]

    def __call__(self, *args, **kw):
        return args, kw


class T:
    x = 1

    def hello(self):
        return "hello"


t = T()
p = Proxy(t)
p.y = 5
print(p.x, p.y, p.hello(), p.log, dir(p), p(1, 2, a=3))
del p.y
for name in ("y", "zzz"):
    try:
        getattr(p, name)
    except AttributeError as e:
        print(e, e.name, type(e.obj).__name__)
print(getattr(p, "nope", "default"), hasattr(p, "x"), hasattr(p, "q"), p.log[-2:])


class Strict:
    def __getattribute__(self, name):
        if name.startswith("secret"):
            raise AttributeError(f"no {name} for you")
        return super().__getattribute__(name)

    secret_a = 1
    open_b = 2


s = Strict()
print(s.open_b)
try:
    s.secret_a
except AttributeError as e:
    print(e)
print(hasattr(s, "secret_a"), Strict.secret_a)


class Attr(dict):
    def __getattr__(self, k):
        try:
            return self[k]
        except KeyError:
            raise AttributeError(k) from None
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__

    def __missing__(self, key):
        return f"<{key}>"


a = Attr(x=1)
a.y = 2
print(a, a.x, a["z"], a.get("z"), a.y, type(a), isinstance(a, dict))
del a.x
print(a, len(a), a | {"q": 1}, a == {"y": 2})


class Index:
    def __index__(self):
        return 3


print([10, 20, 30, 40][Index()], bin(Index()), range(10)[Index():], "abcdef"[:Index()], "ab" * Index(), hex(Index()))


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1

    def __length_hint__(self):
        return self.n

    def __reversed__(self):
        return iter(range(1, self.n + 1))


print(list(Countdown(3)), list(reversed(Countdown(3))), *Countdown(2), sum(Countdown(4)), max(Countdown(3)), 2 in Countdown(3))
