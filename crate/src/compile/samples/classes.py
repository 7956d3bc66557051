class Empty: pass
class Base(object, metaclass=type, **{}):
    """Doc."""
    counter: int = 0
    name: str
    _x = __private = 1
    values = [x for x in range(3)]
    def __init__(self, a=__private):
        super().__init__()
        self.__secret = a
        self.__dict__["a"] = super()
    def method(self):
        return __class__, super(Base, self).method, [super().method() for _ in range(2)]
    @property
    def value(self): return self.__secret
    @value.setter
    def value(self, value): self.__secret = value
    @classmethod
    def make(cls, /, *args): return super().make(*args)
    class Inner:
        def f(self): return super().f(1, k=2)
    def star(*args): return super().star()
    lambda_ = lambda self: super().x
def outer(p):
    q = 1
    class C(p):
        r = q
        q = 2
        z = p
        nonlocal_ = [p for _ in q]
        def f(self, a: r, b: q) -> p: return p
        s: r = 1
        x = lambda self: self.r
        t = [r for _ in range(3)]
    class D:
        nonlocal q
        q = 5
        global g
        g = 6
        print(g)
    return C, D
class Generic1[T]:
    attr: T
    def method(self, x: T) -> T: return x
    def other[U](self, x: U, y: T, d=1) -> U: return U
    def mine(self): return super().mine()
class Generic2[T, *Ts, **P](Base, list[T], metaclass=M, **kw):
    x = T
    type A = T
@dataclass
class Point:
    x: float
    y: float = 0
    items: list[int] = field(default_factory=list)
    if x:
        z: int
class WithAnnotations:
    Local = int
    def f(self, x: Local, y: "Local") -> list[Local]: ...
    class Nested:
        value: Local
