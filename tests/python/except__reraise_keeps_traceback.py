import traceback


def inner():
    raise ValueError("from inner")


def outer():
    try:
        inner()
    except ValueError:
        print("passing on")
        raise


try:
    outer()
except ValueError as error:
    frames = traceback.extract_tb(error.__traceback__)
    print([(frame.name, frame.lineno) for frame in frames])
