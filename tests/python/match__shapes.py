from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


def describe(thing):
    match thing:
        case 0 | 1:
            return "small"
        case int(n) if n > 100:
            return f"big {n}"
        case str() as text:
            return f"text {text}"
        case []:
            return "empty"
        case [one]:
            return f"one {one}"
        case [first, *rest, last]:
            return f"{first}..{last} with {rest}"
        case {"kind": "circle", "r": r, **others}:
            return f"circle {r} {others}"
        case Point(x=0, y=0):
            return "origin"
        case Point(x, y):
            return f"point {x} {y}"
        case None | True:
            return "constant"
        case _:
            return "something"


for thing in (1, 500, "t", [], [7], (1, 2, 3, 4), {"kind": "circle", "r": 2, "c": "red"}, Point(0, 0), Point(3, 4), None, True, 2.5, 50):
    print(describe(thing))
