d = {"b": 1, "a": 2}
d["c"] = 3
print(d, list(d), list(d.items()), d.get("z"), d.get("z", 0), d.pop("a"), d.pop("q", None))
d.update({"b": 10}, e=5)
d |= {"f": 6}
print(d, d.setdefault("g", []), d.setdefault("b", 99), "g" in d, len(d), d.popitem())
print({**d, "b": 0}, dict(zip("xy", range(2))), dict.fromkeys("ab", 0), {1: "a", True: "b", 1.0: "c"})
for key, value in sorted(d.items(), reverse=True):
    print(key, value, end="; ")
print()
for call in (lambda: d["nope"], lambda: d.pop("nope"), lambda: {}.popitem(), lambda: {[]: 1}):
    try:
        call()
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
try:
    for key in d:
        d[key + "x"] = 1
except RuntimeError as error:
    print(error)
