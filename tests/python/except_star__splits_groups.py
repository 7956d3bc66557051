def attempt(group):
    try:
        raise group
    except* ValueError as values:
        print("values", values.exceptions)
    except* (TypeError, OSError) as others:
        print("others", others.exceptions)
    else:
        print("no error")
    finally:
        print("finally")


attempt(ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("n", [ValueError(3), OSError(4)])]))
try:
    attempt(ExceptionGroup("g", [KeyError("k"), ValueError(1)]))
except ExceptionGroup as rest:
    print("left", repr(rest))
try:
    raise ValueError("single")
except* ValueError as group:
    print(repr(group))
