from dataclasses import asdict, dataclass, field, replace


@dataclass(order=True)
class Job:
    priority: int
    name: str = "unnamed"
    tags: list = field(default_factory=list, compare=False)
    hidden: int = field(default=0, repr=False)

    def __post_init__(self):
        self.length = len(self.name)


@dataclass(frozen=True)
class Fixed:
    a: int


jobs = [Job(2, "b"), Job(1), Job(2, "a", ["x"])]
print(sorted(jobs), jobs[0] == Job(2, "b", ["other"]), jobs[0].length)
print(asdict(jobs[2]), replace(jobs[1], name="new"))
try:
    Fixed(1).a = 2
except AttributeError as error:
    print(type(error).__name__, error)
print(hash(Fixed(1)) == hash(Fixed(1)), {Fixed(1): "v"}[Fixed(1)])
try:
    Job()
except TypeError as error:
    print(error)
