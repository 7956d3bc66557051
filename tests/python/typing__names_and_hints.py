import typing
from typing import *
from typing import get_type_hints, get_args, get_origin, runtime_checkable, NamedTuple, TypedDict
T = TypeVar("T"); K = TypeVar("K", bound=int); P = ParamSpec("P")
print(Optional[int], Union[int, str], Union[int, None], List[int], Dict[str, int], Tuple[int, ...], Callable[[int], str], Callable[..., Any], Any, Awaitable[int], Literal["a", 1], ClassVar[int], Final, Type[int], Iterable[T], AsyncIterator[int], Coroutine[Any, Any, int], Annotated[int, "m"], NoReturn, Self, T, K, P)
class Stack(Generic[T]):
    def __init__(self) -> None: self.items: list[T] = []
    def push(self, x: T) -> None: self.items.append(x)
    def pop(self) -> T: return self.items.pop()
s = Stack[int]()
s.push(1)
print(s.pop(), Stack[int], type(s).__name__, Stack.__parameters__, Stack.__orig_bases__)
class Emp(NamedTuple):
    """Doc"""
    name: str
    id: int = 3
    def hello(self): return f"hi {self.name}"
e = Emp("A")
print(e, e.id, e._asdict(), e.hello(), Emp._fields, Emp.__annotations__, Emp.__doc__, e == ("A", 3))
class Movie(TypedDict, total=False):
    name: str
    year: int
m: Movie = {"name": "x"}
print(m, Movie(name="y", year=1), Movie.__annotations__, type(m), Movie.__total__, Movie.__required_keys__, sorted(Movie.__optional_keys__))
@runtime_checkable
class Closer(Protocol):
    def close(self) -> None: ...
class F:
    def close(self): pass
print(isinstance(F(), Closer), isinstance(5, Closer), issubclass(F, Closer))
class Plain(Protocol):
    def x(self): ...
try: isinstance(5, Plain)
except TypeError as err: print(err)
def f(a: int, b: "str" = "x", *c: float, d: Optional[list["int"]] = None) -> dict[str, int]: ...
print(get_type_hints(f), f.__annotations__)
class C:
    x: int
    y: "C"
    z: ClassVar[str] = "s"
print(get_type_hints(C), C.__annotations__)
print(get_origin(List[int]), get_args(Dict[str, int]), get_origin(int), get_args(Callable[[int], str]), get_args(Literal[1, 2]), get_origin(list[int]), get_args(list[int]), get_args(Optional[int]), get_origin(Annotated[int, 5]))
UserId = NewType("UserId", int)
print(UserId(5), UserId, UserId.__supertype__, cast(int, "x"), TYPE_CHECKING)
@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x): return x
print(g(1), g("a"))
@final
class Z: ...
@no_type_check
def nt(): ...
try: Union[int]
except Exception as err: print(err)
print(Union[int], Optional[None], Union[int, int, str], Union[int, Union[str, None]], List[List[int]], Dict[str, "C"], Tuple[()], tuple[int, str], dict[str, list[int]], list[int] | None, int | str, None | int, Optional["C"], Callable[[T, K], T], type[int], Mapping[str, Any], Sequence[int], Generator[int, None, str], AsyncGenerator[int, None], Set[int], Deque[int], DefaultDict[str, int], Literal[None, True])
type Alias[X] = list[X]
print(Alias, Alias.__type_params__)
def h[A, B: int](x: A) -> B: ...
class G[Y]:
    def m(self, y: Y) -> Y: return y
print(h.__type_params__, G[int], G[int]().m(5), G.__parameters__)
for bad in (lambda: Any(), lambda: List[int](), lambda: Optional[int, str], lambda: TypedDict("X", {})(a=1), lambda: assert_never(5), lambda: Generic[int], lambda: Protocol(), lambda: Literal):
    try: print(bad())
    except Exception as err: print(type(err).__name__, err)
def k(x: Concatenate[int, P], y: Unpack[tuple[int]], z: TypeGuard[int]): ...
print(list(k.__annotations__), is_typeddict(Movie), isinstance(Movie, type))
