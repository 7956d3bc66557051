import json
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import Enum, IntEnum
from collections import OrderedDict, namedtuple, defaultdict

data = {"name": "Ann", "n": 1, "f": 1.5, "t": True, "none": None, "list": [1, 2, {"x": []}], "e": {}, "u": "é日\n\t\"\\/", "big": 10**20, "neg": -0.0, "exp": 1e100, "small": 1e-7}
print(json.dumps(data))
print(json.dumps(data, indent=2))
print(json.dumps(data, indent=4, sort_keys=True, ensure_ascii=False))
print(json.dumps(data, separators=(",", ":")), json.dumps([1, [2]], indent="\t"), json.dumps([], indent=2), json.dumps({}, indent=2), json.dumps([[]], indent=1))
print(json.dumps({1: "a", 1.5: "b", True: "c", None: "d"}), json.dumps((1, 2)), json.dumps("x"), json.dumps(None), json.dumps(float("inf")), json.dumps(float("nan")), json.dumps({"b": 1, "a": 2}, sort_keys=True))
print(json.loads('{"a": [1, 2.5, -3e2, true, false, null, "s\\u00e9\\n"], "b": {"c": {}}}'), json.loads(" [1] "), json.loads('"x"'), json.loads("5"), json.loads(b'{"k": 1}'), json.loads('"\\ud83d\\ude00"'), json.loads("NaN"), json.loads("-Infinity"))
print(json.loads('{"a": 1}', object_hook=lambda d: list(d)), json.loads('[1.5]', parse_float=str), json.loads('[1]', parse_int=float), json.loads('{"b":1,"a":2}', object_pairs_hook=OrderedDict), json.loads('{"a":1,"a":2}'))
for bad in ("", "{", "[1,]", "{'a': 1}", '{"a" 1}', "nul", "[1 2]", '"abc', '{"a": }', "1 2", '{"a": 1,}', '"\t"', '"\\x"', "[", "01", "-", "1.", '{1: 2}'):
    try:
        print(json.loads(bad))
    except json.JSONDecodeError as error:
        print(repr(bad), error, error.msg, error.pos, error.lineno, error.colno)


class Color(Enum):
    RED = 1


class Level(IntEnum):
    LOW = 3


@dataclass
class P:
    x: int
    y: list


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set):
            return sorted(o)
        if isinstance(o, datetime):
            return o.isoformat()
        return super().default(o)


Point = namedtuple("Point", "x y")
print(json.dumps({"s": {3, 1}, "d": datetime(2024, 1, 1)}, cls=Encoder), json.dumps([Level.LOW, Point(1, 2), defaultdict(int, a=1)]), json.dumps(asdict(P(1, [2]))), json.dumps({"c": Color.RED}, default=lambda o: o.name), json.dumps(P(1, []), default=vars), json.dumps({1, 2}, default=list), json.dumps(Color.RED, default=str))
loop = []
loop.append(loop)
for bad in (lambda: json.dumps({1, 2}), lambda: json.dumps(object), lambda: json.dumps({(1, 2): 3}), lambda: json.dumps(Color.RED), lambda: json.loads(5), lambda: json.dumps(float("nan"), allow_nan=False), lambda: json.dumps(loop), lambda: json.dumps(b"x"), lambda: json.dumps({"a": {"b": [object]}}), lambda: json.loads(None), lambda: json.dumps({"a": 1}, nope=2)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
print(json.dumps({(1, 2): 3, "a": 1}, skipkeys=True), json.JSONEncoder(indent=None).encode([1]), "".join(json.JSONEncoder().iterencode({"a": [1]})), json.JSONDecoder().decode("[1]"), json.JSONDecoder().raw_decode("[1] rest"))
import io

out = io.StringIO()
json.dump({"k": [1, 2]}, out, indent=1)
print(out.getvalue(), json.load(io.StringIO('{"a": 1}')))
print(json.loads(json.dumps(data)) == data, json.dumps("\u2028</script>\x7f\x1f"), json.dumps("😀"), json.dumps("😀", ensure_ascii=False), json.dumps([1.0, 1e16, 123456789.123, 0.1 + 0.2]))
