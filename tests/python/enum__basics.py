from enum import Enum, IntEnum, auto


class State(Enum):
    READY = "ready"
    DONE = "done"


class Level(IntEnum):
    LOW = auto()
    HIGH = auto()


print(State.READY, repr(State.DONE), State("ready") is State.READY, State["DONE"].value, [s.name for s in State])
print(Level.LOW < Level.HIGH, Level.HIGH + 1, Level(1))
try:
    State("nope")
except ValueError as error:
    print(error)
