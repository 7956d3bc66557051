def f():
    try:
        raise ValueError("lost")
    finally:
        raise KeyError("kept")


try:
    f()
except KeyError as error:
    print(repr(error), repr(error.__context__))
