import pprint
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque
from dataclasses import dataclass, field
from types import SimpleNamespace

pprint.pprint({"b": 1, "a": [1, 2, 3]})
data = {"name": "A long name for a thing", "tags": ["alpha", "beta", "gamma", "delta"], "nested": {"key": list(range(30)), "other": ("tuple", "of", "things")}, "n": None}
pprint.pprint(data)
pprint.pp(data, width=40)
pprint.pprint(data, indent=4, width=50)
pprint.pprint(list(range(50)), compact=True, width=60)
pprint.pprint([list(range(10)) for _ in range(4)], width=30, compact=True)
print(pprint.pformat({"x": {"y": {"z": {"deep": 1}}}}, depth=2))
pprint.pprint("a long string of many words that does not fit into the width of one line " * 2, width=40)
pprint.pprint({"text": "word " * 20, "lines": "one\ntwo\n" * 6}, width=50)
pprint.pprint((1,))
pprint.pprint(tuple("abcdefghij" * 3), width=40)
pprint.pprint({1, 3, 2}, width=5)
pprint.pprint(frozenset(["apple", "banana", "cherry"]), width=20)
pprint.pprint(defaultdict(list, {"a" * 20: [1] * 10, "b" * 20: [2] * 10}), width=60)
pprint.pprint(OrderedDict([("z" * 20, 1), ("a" * 20, 2)]), width=30)
pprint.pprint(Counter("abracadabra" * 5), width=30)
pprint.pprint(deque(range(20)), width=30)
pprint.pprint(ChainMap({"a" * 20: 1}, {"b" * 20: 2}), width=30)


@dataclass
class Point:
    x: int
    y: int
    label: str = "a fairly long label"
    more: list = field(default_factory=list)


pprint.pprint(Point(1, 2))
pprint.pprint([Point(1, 2, more=list(range(20))), Point(3, 4)], width=50)
pprint.pprint(SimpleNamespace(alpha="x" * 30, beta="y" * 30), width=50)
loop = [1]
loop.append(loop)
print(pprint.pformat(loop).split("id=")[0], pprint.isrecursive(loop))
pprint.pprint(123456789, underscore_numbers=True)
pprint.pprint([], indent=2)
pprint.pprint({})
print(pprint.pformat([{"id": n, "value": "v" * n} for n in range(5)]))
pprint.pprint({3: "c", 1: "a", "x": "mixed"})
pprint.pprint({"b": 1, "a": 2}, sort_dicts=False)
printer = pprint.PrettyPrinter(width=30, indent=2)
printer.pprint({"key": ["some", "values", "that", "wrap"]})
print(pprint.saferepr({"b": 1, "a": (1,)}))
