from typing import Callable, Generic, Iterable, NamedTuple, Optional, Protocol, TypedDict, TypeVar, Union, runtime_checkable


class Stack[T]:
    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, item: T) -> "Stack[T]":
        self.items.append(item)
        return self

    def pop(self) -> T:
        return self.items.pop()


def first[T](xs: Iterable[T], default: T | None = None) -> T | None:
    for x in xs:
        return x
    return default


def pair[A, B: int, *Ts, **P](a: A, b: B) -> tuple[A, B]:
    return a, b


type Point = tuple[float, float]
type Tree[T] = T | list[Tree[T]]
print(Stack[int]().push(1).push(2).pop(), first([3, 4]), first([]), pair("a", 1), Stack[int], Stack.__type_params__, first.__type_params__, pair.__type_params__)
print(Point, Point.__value__, Tree, Tree.__type_params__, type(Point).__name__)
T = TypeVar("T")
K = TypeVar("K", int, str)


class Box(Generic[T]):
    def __init__(self, v: T):
        self.v = v

    def map(self, f: Callable[[T], T]) -> "Box[T]":
        return Box(f(self.v))


print(Box(2).map(lambda x: x + 1).v, Box[int], Box[str](5).v, T, K, Box.__parameters__, Box[int].__args__, Box[int].__origin__)
print(int | str, Optional[int], Union[int, str, None], list[int], dict[str, list[int]], tuple[int, ...], Callable[[int], str], isinstance(1, int | str), isinstance("a", (int, str | None)), isinstance(None, int | None))
print(first.__annotations__, Stack.push.__annotations__, Stack.__init__.__annotations__)


class P(NamedTuple):
    x: int
    y: int = 0

    def norm(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5


class Movie(TypedDict, total=False):
    name: str
    year: int


@runtime_checkable
class Closes(Protocol):
    def close(self) -> None: ...


class File:
    def close(self):
        pass


print(P(3, 4), P(3).y, P(3, 4).norm(), P._fields, P(1)._replace(x=9), P(1)._asdict(), Movie(name="x"), Movie.__annotations__, isinstance(File(), Closes), isinstance(5, Closes))


def annotated(a: int, b: "str" = "x", *args: float, c: list[int] = None, **kw: dict) -> bool:
    local: int = 5
    return True


print(annotated.__annotations__)
x: int = 1
y: "undefined name"
try:
    Stack[int, str]
except TypeError as e:
    print(e)
try:
    list[int]()[0]
except IndexError as e:
    print(e)
try:
    isinstance([], list[int])
except TypeError as e:
    print(e)
try:
    class Bad[T: undefined]:
        pass
    print(Bad.__type_params__[0].__bound__)
except NameError as e:
    print(e)
