from typing import Optional


def add(a: int, b: "int" = 2) -> int:
    total: int = a + b
    later: str
    return total


class Point:
    x: int = 0
    y: Optional[int]


print(add(1), add.__annotations__, Point.__annotations__["x"], hasattr(Point, "y"))
