class Repeat:
    def __init__(self, value, times):
        self.value, self.times = value, times

    def __iter__(self):
        for _ in range(self.times):
            yield self.value

    def __contains__(self, item):
        return item == self.value

    def __call__(self, extra):
        return self.value + extra

    def __getattr__(self, name):
        return f"no {name}"

    def __format__(self, spec):
        return f"<{spec}>"

    def __hash__(self):
        return 7

    def __setitem__(self, key, value):
        print("set", key, value)


r = Repeat("x", 3)
print(list(r), "x" in r, r("y"), r.anything, f"{r:abc}", hash(r), [*r, *r])
r[1:2] = 5
