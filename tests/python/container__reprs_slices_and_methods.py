x = [1, 2.0, "s", None, True, (1,), {2}, {"k": [1]}, b"b", 1j, ..., range(2), frozenset({3}), set(), {}, (), [], int, len]
print(x)
r = [1]
r.append(r)
d = {"self": None}
d["self"] = d
t = ([],)
t[0].append(t)
print(r, d, t, [r, d])
l = list(range(10))
l[2:4] = ["a", "b", "c"]
print(l)
l[::3] = [0] * len(l[::3])
print(l)
del l[1::2]
print(l, l[-3:], l[5:2], l[::-1], l[100:], l[-100:2])
l[1:1] = [7, 8]
l[:0] = [-1]
l[len(l):] = [99]
print(l, l.index(7), l.count(0), l.pop(), l.pop(0), l.pop(-2))
l.insert(1, "i")
l.insert(-1, "j")
l.insert(100, "k")
l.extend("xy")
l.remove("i")
l.reverse()
print(l, l.copy() is l, l + [1], l * 0, [0] * 3, [[0] * 2] * 2, 5 in l)
l.sort(key=str)
print(l)
a, *b, c = range(5)
(p, q), *rest = [(1, 2), 3, 4]
first, second = second, first = 1, 2
print(a, b, c, p, q, rest, first, second)
m = {"b": 1, "a": 2, 3: "x"}
m.update(c=5, b=9)
m.update([("z", 0)])
m.setdefault("b", 100)
m.setdefault("new", []).append(1)
print(m, m.get("q"), m.get("q", 0), m.pop("z"), m.pop("none", None), m.popitem(), list(m), list(m.values()), list(m.items()), "a" in m, len(m), m | {"a": 0}, {**m, "k": 1}, dict.fromkeys("ab", 0), {k: v for k, v in m.items() if v != 9}, list(reversed(m)))
m |= {"b": "merged"}
del m[3]
print(m, m.keys() & {"a", "b"} == {"a", "b"}, m.keys() - {"a"}, m.items() >= {("a", 2)}, m == {"c": 5, "a": 2, "b": "merged"}, m.keys(), m.values(), m.items(), dict([(1, 2)]), dict(a=1), dict({"x": 1}, y=2))
s = {3, 1, 2}
s.add(4)
s.discard(9)
print(s, s | {9}, s & {1, 2}, s - {1}, s ^ {1, 7}, s <= {1, 2, 3, 4}, s > {1}, s.isdisjoint({8}), {1, 2}.union([3], (4,)), {1, 2}.intersection([2]), s.issuperset([1]), frozenset("aab"), {x % 3 for x in range(9)}, len(s), 3 in s, set("hello") == set("olleh"), {1, 1.0, True}, {(1, 2): "t"}[1, 2])
s |= {10}
s -= {1}
s &= {2, 3, 10}
s ^= {3}
print(s, s.pop() in {2, 10}, sorted(s.copy()), s.clear(), s, {frozenset({1}): 2})
print({"c": 1, "a": 2}, {10, 5, 7, 100, 3}, {"one"}, {0, -1, 2**40}, {8, 16, 0, 24}, {i * 7 for i in range(8)}, {1.5, 2, "x"} == {"x", 2, 1.5})
u = (1, [2], "3")
u[1].append(9)
print(u, u + (4,), u * 2, u.count(1), u.index("3"), (1,), (), tuple("ab"), (1, 2) < (1, 3), u[1:], hash((1, 2)) == hash((1, 2)), (*u, 5), 1 in u)
for bad in (lambda: {}["x"], lambda: hash([]), lambda: {[]: 1}, lambda: {1: 2}.popitem() and {}.popitem(), lambda: {[1]}, lambda: {}.fromkeys([[]]), lambda: hash({1}), lambda: hash(({},))):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
dd = {1: "a", 2: "b"}
try:
    for k in dd:
        dd[k + 10] = 0
except RuntimeError as e:
    print(e)
try:
    for k in dd:
        del dd[k]
except RuntimeError as e:
    print(e)
try:
    ss = {1, 2}
    for v in ss:
        ss.add(v + 10)
except RuntimeError as e:
    print(e)
