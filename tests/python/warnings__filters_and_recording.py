import warnings
from warnings import catch_warnings, simplefilter, warn


def old():
    warn("old() is deprecated", DeprecationWarning, stacklevel=2)
    return 1


class Custom(UserWarning):
    pass


warn("plain")
for _ in range(3):
    warn("once per line")
old()
warn("custom", Custom)
warn(Custom("instance"))
with catch_warnings(record=True) as caught:
    simplefilter("always")
    old()
    warn("recorded", RuntimeWarning)
print(len(caught), [str(w.message) for w in caught], caught[0].category, caught[1].category.__name__, issubclass(caught[0].category, Warning))
with catch_warnings():
    simplefilter("error")
    try:
        warn("raised", UserWarning)
    except UserWarning as error:
        print("error:", error)
with catch_warnings():
    simplefilter("ignore")
    warn("silent")
with catch_warnings():
    warnings.filterwarnings("ignore", message="not .*")
    warn("not shown")
    warn("shown")
with catch_warnings():
    warnings.filterwarnings("error", category=Custom)
    try:
        warn("c", Custom)
    except Custom as error:
        print(type(error).__name__, error)
with catch_warnings(record=True) as caught:
    simplefilter("default")
    for n in range(3):
        warn("same place")
    simplefilter("once")
    warn("a")
    warn("a")
print(len(caught))
with catch_warnings(record=True, action="always") as caught:
    warn("x")
    warn("x")
print(len(caught))
for bad in (lambda: warn("x", int), lambda: warn("x", "y"), lambda: simplefilter("nope")):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


@warnings.deprecated("use new_api")
def api():
    return 5


with catch_warnings(record=True) as caught:
    simplefilter("always")
    print(api(), caught[0].message, caught[0].category.__name__)
print(warnings.formatwarning("m", UserWarning, "f.py", 3).strip())
