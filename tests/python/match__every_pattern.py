from dataclasses import dataclass
from enum import Enum


class Color(Enum):
    RED = 1
    GREEN = 2


@dataclass
class Point:
    x: int
    y: int


@dataclass
class Line:
    start: Point
    end: Point


class Old:
    __match_args__ = ("a", "b")

    def __init__(self, a, b):
        self.a, self.b = a, b


def show(v):
    match v:
        case None | True | False:
            return f"singleton {v}"
        case 0 | 1 | 2 as small:
            return f"small {small}"
        case -1 | 3.5 | 1+2j:
            return "number"
        case int(n) if n > 100:
            return f"big int {n}"
        case int():
            return "int"
        case "hello" | b"bytes":
            return "literal"
        case str() as s:
            return f"str {s!r}"
        case Color.RED:
            return "red"
        case Color():
            return "color"
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [Point(x=0, y=0), *_]:
            return "starts at origin"
        case [int(a), int(b)] | (str(a), str(b), _):
            return f"pair {a} {b}"
        case [first, *middle, last] if len(middle) > 2:
            return f"long {first} {middle} {last}"
        case [_, [_, inner], *rest]:
            return f"nested {inner} {rest}"
        case [*_]:
            return "some list"
        case {"type": "circle", "r": r}:
            return f"circle {r}"
        case {"type": kind, **rest} if rest:
            return f"{kind} with {rest}"
        case {"a": [1, {"b": deep}]}:
            return f"deep {deep}"
        case {}:
            return "dict"
        case Point(0, y):
            return f"on y at {y}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Line(Point(x1, _), end=Point(y=y2)):
            return f"line {x1} {y2}"
        case Old(1, b=b):
            return f"old {b}"
        case float(f):
            return f"float {f}"
        case set() | frozenset():
            return "set"
        case type():
            return "class"
        case BaseException(args=[msg, *_]):
            return f"exception {msg}"
        case _:
            return f"other {type(v).__name__}"


for v in (None, True, 0, 2, -1, 3.5, 1 + 2j, 101, 50, "hello", b"bytes", "x", Color.RED, Color.GREEN, [], [9], (), [Point(0, 0), 1], [1, 2], ("a", "b", 0),
          [1, "x", 2, 3, 4], [0, [1, 2], 5], [0, "ab"], (1, 2, 3), {"type": "circle", "r": 2}, {"type": "sq", "w": 1}, {"type": "x"}, {"a": [1, {"b": 5}]}, {},
          Point(0, 5), Point(3, 3), Point(1, 2), Line(Point(1, 2), Point(3, 4)), Old(1, 2), Old(2, 2), 2.5, {1}, int, ValueError("boo"), ValueError(), range(2), "ab", bytearray(b"x")):
    print(repr(v) if not isinstance(v, Old) else "Old", "->", show(v))
for bad in (lambda v: [1 for _ in [0] if v], ):
    pass


def errors(v):
    match v:
        case Point(1, 2, 3):
            pass


try:
    errors(Point(1, 2))
except TypeError as e:
    print(e)
try:
    match 5:
        case int(1, 2):
            pass
except TypeError as e:
    print(e)


class NoArgs:
    pass


try:
    match NoArgs():
        case NoArgs(1):
            pass
except TypeError as e:
    print(e)
try:
    match Old(1, 2):
        case Old(1, a=1):
            pass
except TypeError as e:
    print(e)
try:
    x = 5
    match x:
        case x.y:
            pass
except AttributeError as e:
    print(e)
match (1, 2):
    case a, b:
        print(a, b)
match {"k": 1, "l": 2}:
    case {"k": k, **others}:
        print(k, others)
