try:
    try:
        raise KeyError("first")
    except KeyError:
        raise TypeError("second")
except TypeError as error:
    print(repr(error.__context__), error.__cause__, error.__suppress_context__)
try:
    try:
        raise KeyError("first")
    except KeyError as first:
        raise TypeError("second") from first
except TypeError as error:
    print(repr(error.__cause__), error.__suppress_context__)
try:
    try:
        raise KeyError("first")
    except KeyError:
        raise TypeError("second") from None
except TypeError as error:
    print(repr(error.__context__), error.__cause__, error.__suppress_context__)
