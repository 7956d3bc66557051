import asyncio
import weakref


class Node:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Node({self.name!r})"

    def hello(self):
        return "hello " + self.name


n = Node("a")
r = weakref.ref(n)
print(r() is n, r().name, r == weakref.ref(n), hash(r) == hash(n), r, type(r).__name__)
del n
print(r(), r)
n = Node("b")
r = weakref.ref(n, lambda ref: print("gone", ref() is None))
n = None
print("after")
try:
    weakref.ref([1])
except TypeError as error:
    print(error)
try:
    weakref.ref(5)
except TypeError as error:
    print(error)

d = weakref.WeakValueDictionary()
a, b = Node("x"), Node("y")
d["x"], d["y"] = a, b
print(sorted(d), len(d), d["x"], d.get("z"), "y" in d, list(d.values()), dict(d.items()))
del a
print(list(d), len(d), d.get("x"))
try:
    d["x"]
except KeyError as error:
    print("KeyError", error)

k = weakref.WeakKeyDictionary()
key = Node("key")
k[key] = 1
print(k[key], len(k), key in k, list(k.items()))
del key
print(len(k), list(k))

s = weakref.WeakSet()
m = Node("m")
s.add(m)
s.add(b)
print(len(s), m in s, sorted(s, key=lambda node: node.name))
s.discard(b)
del m
print(len(s), list(s))

p = weakref.proxy(b)
print(p.name, p.hello())
p.name = "changed"
print(b.name)
method = weakref.WeakMethod(b.hello)
print(method()())
bound = weakref.ref(b.hello)
print(bound())
del b
try:
    p.name
except ReferenceError as error:
    print(error)
print(method())

t = Node("t")
f = weakref.finalize(t, print, "finalized", "t")
print(f.alive)
del t
print(f.alive, f())
t = Node("u")
f = weakref.finalize(t, lambda: print("never"))
f.detach()
del t


class Observer:
    def __init__(self):
        self.listeners = weakref.WeakSet()

    def notify(self, what):
        for listener in self.listeners:
            listener.update(what)


class Listener:
    def update(self, what):
        print("got", what)


subject, listener = Observer(), Listener()
subject.listeners.add(listener)
subject.notify(1)
del listener
subject.notify(2)


async def main():
    tasks = weakref.WeakSet()

    async def work(n):
        await asyncio.sleep(n)
        return n

    for n in (1, 2):
        tasks.add(asyncio.create_task(work(n)))
    print(len(tasks))
    print(await asyncio.gather(*tasks) and "done")
    await asyncio.sleep(0)
    cache = weakref.WeakValueDictionary()

    class Connection:
        pass

    connection = cache["c"] = Connection()
    print(len(cache), cache["c"] is connection)
    del connection
    print(len(cache))


asyncio.run(main())


class Parent:
    def __init__(self):
        self.children = []

    def add(self, child):
        child.parent = weakref.ref(self)
        self.children.append(child)

    def __del__(self):
        print("parent deleted")


parent, child = Parent(), Node("child")
parent.add(child)
print(child.parent() is parent)
del parent
print(child.parent())
