group = ExceptionGroup("several", [ValueError("a"), ExceptionGroup("inner", [KeyError("b"), ValueError("c")])])
print(group, repr(group.subgroup(ValueError)))
match, rest = group.split(KeyError)
print(repr(match), repr(rest))
print(group.derive([OSError("x")]), group.subgroup(OSError))
for wrong in ((), ("m", []), ("m", [1]), ("m", 5)):
    try:
        ExceptionGroup(*wrong)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(repr(BaseExceptionGroup("b", [ValueError()])), repr(BaseExceptionGroup("b", [KeyboardInterrupt()])))
