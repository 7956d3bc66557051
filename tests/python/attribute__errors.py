class Thing:
    __slots__ = ("a",)


class Plain:
    limit = 3


thing = Thing()
thing.a = 1
calls = [
    lambda: thing.b,
    lambda: setattr(thing, "b", 1),
    lambda: Plain().limits,
    lambda: None.x,
    lambda: (5).real_part,
    lambda: Plain.nothing,
    lambda: "text".uper(),
    lambda: delattr(Plain(), "limit"),
]
for call in calls:
    try:
        call()
    except AttributeError as error:
        print(error)
