from typing import Any, Callable, Generic, TypeVar, Union

T = TypeVar("T")
type Pair[A] = tuple[A, A]


class Box(Generic[T]):
    def __init__(self, item: T) -> None:
        self.item: T = item


class New[U]:
    def get(self, x: U) -> U | None:
        return x


def first[V](items: list[V], key: Callable[[V], Any] = str) -> V:
    return items[0]


print(Box[int](3).item, New[str]().get("x"), first([1, 2]), list[int], dict[str, int | None], Union[int, str])
print(Pair, first.__name__)
