import enum
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1

    def describe(self):
        return f"{self.name} is {self.value}"


print(Color.RED, repr(Color.RED), Color(2), Color["BLUE"], list(Color), Color.CRIMSON, Color.RED.describe(), len(Color))
print(Color.RED is Color.CRIMSON, Color.RED == 1, Color.RED in Color, 1 in Color, 9 in Color, Color.__members__)
print(isinstance(Color.RED, Color), type(Color.RED), Color, f"{Color.RED}", f"{Color.RED!r}", f"{Color.RED:>12}|", "%s" % Color.RED, hash(Color.RED) == hash("RED"))
for bad in (lambda: Color(9), lambda: Color["PINK"], lambda: setattr(Color, "RED", 5), lambda: Color.PINK, lambda: Color.RED < Color.BLUE, lambda: delattr(Color, "RED")):
    try:
        bad()
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        print(type(error).__name__, error)


class Priority(IntEnum):
    LOW = 1
    HIGH = 10


print(Priority.LOW < Priority.HIGH, Priority.HIGH + 1, Priority.LOW, repr(Priority.LOW), f"{Priority.LOW:03d}", int(Priority.HIGH), max(Priority), sorted(Priority, reverse=True), Priority(10), Priority.LOW == 1, str(Priority.LOW), [0, 1, 2][Priority.LOW])


class State(StrEnum):
    PENDING = auto()
    DONE = auto()
    FAILED = "failure"


print(State.PENDING, repr(State.DONE), State.FAILED, State("done"), State.PENDING == "pending", State.DONE.upper(), f"{State.DONE:>8}", {"pending": 1}[State.PENDING])


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


print(Perm.R, Perm.R | Perm.X, repr(Perm.R | Perm.X), Perm.RW, Perm.R in Perm.RW, Perm.X in Perm.RW, ~Perm.R, Perm(0), repr(Perm(0)), bool(Perm.R & Perm.W), Perm(7), list(Perm.RW), Perm.R.value, Perm.RW.value, len(Perm.RW), Perm.R ^ Perm.RW)


class Mode(IntFlag):
    A = 1
    B = 2


print(Mode.A | Mode.B, repr(Mode.A | Mode.B), Mode.A | 8, int(Mode.B), Mode(3), Mode.A + 1)


class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def ratio(self):
        return round(self.mass / self.radius, 3)

    @classmethod
    def heaviest(cls):
        return max(cls, key=lambda planet: planet.mass)


print(Planet.EARTH.mass, Planet.MARS.ratio, Planet.heaviest(), Planet.EARTH.value, repr(Planet.EARTH))
try:

    @unique
    class Dup(Enum):
        A = 1
        B = 1
except ValueError as error:
    print(error)


class Auto(Enum):
    A = auto()
    B = auto()
    C = 10
    D = auto()


print([(m.name, m.value) for m in Auto])
Animal = Enum("Animal", "CAT DOG")
print(list(Animal), Animal.CAT.value, Animal("CAT") if False else Animal(1))
Web = Enum("Web", {"OK": 200, "LOST": 404})
print(Web.OK, Web(404))
try:

    class More(Color):
        PINK = 4
except TypeError as error:
    print(error)


class Lower(str, Enum):
    ONE = "one"


print(Lower.ONE, repr(Lower.ONE), Lower.ONE == "one", Lower.ONE.value, f"{Lower.ONE}")


class Guess(Enum):
    A = "a"

    @classmethod
    def _missing_(cls, value):
        return cls.A


print(Guess("zzz"))


class Named(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last):
        return name.lower()

    NORTH = auto()
    SOUTH = auto()


print([m.value for m in Named])
match Color.RED:
    case Color.GREEN:
        print("green")
    case Color.RED:
        print("red")
print(Color.RED.name, Color.RED.value, Color.RED._value_, dir(Color)[-4:] if False else "", Color.__name__)


@enum.verify(enum.UNIQUE)
class Checked(Enum):
    A = 1


class WithMember(Enum):
    A = 1

    @enum.property
    def label(self):
        return self.name.title()

    @enum.nonmember
    class Inner:
        pass

    B = enum.member(2)


print(WithMember.A.label, list(WithMember))
