from dataclasses import KW_ONLY, FrozenInstanceError, InitVar, asdict, astuple, dataclass, field, fields, is_dataclass, make_dataclass, replace
from typing import ClassVar


@dataclass
class Item:
    name: str
    price: float = 1.0
    tags: list[str] = field(default_factory=list)
    secret: str = field(default="s", repr=False, compare=False)
    count: ClassVar[int] = 0

    @property
    def total(self):
        return self.price * 2


a = Item("a")
b = Item("a", tags=[], secret="other")
print(a, a == b, a != Item("b"), a.total, Item.__doc__ if False else "")
a.tags.append("x")
print(a, b, asdict(a), astuple(a), replace(a, name="z"))
print([f.name for f in fields(a)], fields(Item)[1].default, fields(Item)[0].type, is_dataclass(a), is_dataclass(Item), is_dataclass(5))
print(Item.__match_args__, Item.__hash__)
try:
    Item()
except TypeError as error:
    print(error)
try:
    hash(a)
except TypeError as error:
    print(error)


@dataclass(frozen=True, order=True)
class Point:
    x: int
    y: int = 0

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)


p = Point(1, 2)
print(p, p < Point(1, 3), sorted([Point(2), Point(1, 5), Point(1)]), hash(p) == hash(Point(1, 2)), {p: "key"}[Point(1, 2)], p + Point(1, 1))
try:
    p.x = 5
except FrozenInstanceError as error:
    print(type(error).__name__, error)
try:
    del p.x
except AttributeError as error:
    print(error)
try:
    p < 5
except TypeError as error:
    print(error)


@dataclass
class Base:
    id: int
    label: str = "base"

    def __post_init__(self):
        print("post", type(self).__name__, self.id)


@dataclass
class Child(Base):
    label: str = "child"
    extra: int = field(default=0, kw_only=True)
    scale: InitVar[int] = 1
    scaled: int = field(init=False, default=0)

    def __post_init__(self, scale):
        super().__post_init__()
        self.scaled = self.id * scale


print(Child(1), Child(2, "x", 10, extra=5))


@dataclass(slots=True, kw_only=True)
class Slotted:
    a: int
    b: int = 2


s = Slotted(a=1)
print(s, Slotted.__slots__)
try:
    s.c = 5
except AttributeError as error:
    print(error)
try:
    Slotted(1)
except TypeError as error:
    print(error)


@dataclass
class Mixed:
    a: int
    _: KW_ONLY
    b: int = 5


print(Mixed(1, b=2))
for source in ("mutable", "order"):
    try:
        if source == "mutable":

            @dataclass
            class Bad:
                x: list = []
        else:

            @dataclass
            class Worse:
                x: int = 1
                y: int
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
Made = make_dataclass("Made", [("x", int), ("y", int, field(default=3))])
print(Made(1), Made(1) == Made(1, 3))


@dataclass
class Node:
    value: int
    children: list["Node"] = field(default_factory=list)
    meta: dict = field(default_factory=dict)


tree = Node(1, [Node(2), Node(3, meta={"k": Node(4)})])
print(tree)
print(asdict(tree))
match p:
    case Point(1, y):
        print("matched", y)


@dataclass(eq=False, repr=False)
class Bare:
    x: int = 0


print(Bare() == Bare(), "Bare object" in repr(Bare()), field(default=1).default)


@dataclass(unsafe_hash=True)
class Hashed:
    x: int
    y: list = field(default_factory=list, hash=False)


print(hash(Hashed(1)) == hash(Hashed(1, [2])))
