for thing in (5, "text", int):
    try:
        raise thing
    except TypeError as error:
        print(error)
try:
    raise ValueError() from 5
except TypeError as error:
    print(error)
