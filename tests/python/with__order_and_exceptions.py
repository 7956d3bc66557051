class Door:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value, traceback is not None)
        return self.swallow


with Door("a") as a, Door("b"):
    print("in", a)
with (Door("c", swallow=True), Door("d") as d):
    raise ValueError("lost")
print("on")
try:
    with Door("e"):
        raise KeyError("through")
except KeyError:
    print("through")


def leave():
    with Door("f"):
        return "returned"


print(leave())
try:
    with 5:
        pass
except TypeError as error:
    print(error)
