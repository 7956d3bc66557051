from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque, namedtuple
import collections

c = Counter("abracadabra")
print(c, c["z"], c.most_common(2), sorted(c.elements())[:4], c.total())
c.update("zz")
c.subtract({"a": 3})
print(c, c + Counter(a=1, q=2), c - Counter(a=1), c & Counter(a=1, b=9), c | Counter(b=9), +Counter(x=-1, y=2), -Counter(x=-1, y=2))
print(Counter(a=1) == Counter({"a": 1, "b": 0}), Counter(a=1) <= Counter(a=2), Counter([1, 1, 2]), dict(Counter("ab")))
del c["nothing"]
c.clear()
print(c, Counter(), Counter({"x": 0}))
d = defaultdict(list)
d["a"].append(1)
d["b"]
print(d, d.default_factory, dict(d), d.get("z"), "z" in d, defaultdict(int, x=1))
try:
    defaultdict()["k"]
except KeyError as error:
    print("KeyError", error)
try:
    defaultdict(5)
except TypeError as error:
    print(error)
nested = defaultdict(lambda: defaultdict(int))
nested["x"]["y"] += 1
print(nested["x"], list(nested))
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a")
o.move_to_end("c", last=False)
print(o, o.popitem(), o.popitem(last=False), o, list(reversed(OrderedDict(x=1, y=2))))
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1) == {"a": 1}, OrderedDict(a=1) | {"b": 2})
q = deque([1, 2, 3], maxlen=3)
q.append(4)
q.appendleft(0)
print(q, q.maxlen, q[0], q[-1], len(q), 3 in q)
q.rotate(1)
q.extend([7, 8])
print(q, q.pop(), q.popleft(), q, q.index(7), q.count(7))
q.extendleft("ab")
q.insert(1, "i") if len(q) < 3 else None
q.reverse()
print(q, deque("abc") + deque("d"), deque([1, 2]) * 2, deque([1]) < deque([2]), list(reversed(deque("abc"))))
try:
    deque().pop()
except IndexError as error:
    print(error)
try:
    deque([1]).remove(5)
except ValueError as error:
    print(error)
try:
    deque([1])[3]
except IndexError as error:
    print(error)
e = deque("abcd")
del e[1]
e[0] = "z"
e.remove("d")
print(e, e.copy(), bool(deque()))
m = ChainMap({"a": 1}, {"a": 2, "b": 3})
m["c"] = 9
print(m, m["a"], m["b"], dict(m), list(m), m.maps, m.new_child({"a": 0})["a"], m.parents, len(m))
try:
    m["nope"]
except KeyError as error:
    print(error)
Point = namedtuple("Point", "x y z", defaults=[0])
p = Point(1, y=2)
print(p, p.x, p[1], p._asdict(), p._replace(x=9), Point._fields, Point._field_defaults, Point._make([4, 5, 6]), p == (1, 2, 0))
x, *others = p
print(x, others, Point.__doc__, Point.x.__doc__, isinstance(p, tuple), hash(p) == hash((1, 2, 0)))
for bad in (lambda: Point(1), lambda: Point(1, 2, 3, 4), lambda: namedtuple("P", "x x"), lambda: namedtuple("P", "class"), lambda: namedtuple("P", "_x"), lambda: p._replace(w=1)):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    p.x = 5
except AttributeError as error:
    print(error)
print(namedtuple("R", ["a", "class", "a"], rename=True)._fields)


class Upper(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


u = Upper(a=1)
u["b"] = 2
print(u, u.data, "A" in u, len(u), u | {"c": 3})


class Loud(UserList):
    def append(self, item):
        print("append", item)
        super().append(item)


l = Loud([1])
l.append(2)
print(l, l + [3], l[0:1], UserString("abc").upper(), UserString("x") + "y", len(l))
print(isinstance(d, collections.abc.Mapping) if hasattr(collections, "abc") else None)
from collections.abc import Awaitable, Callable, Coroutine, Hashable, Iterable, Iterator, Mapping, Sequence

print(isinstance([], Sequence), isinstance({}, Mapping), isinstance(iter([]), Iterator), isinstance(5, Hashable), isinstance([], Hashable), issubclass(list, Iterable), callable(print), isinstance(print, Callable))
