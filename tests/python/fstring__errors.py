for spec, value in (("d", 1.5), ("s", 3), ("q", 3), (".2", 3), (",", "text"), ("=5", "x")):
    try:
        print(f"{value:{spec}}")
    except ValueError as error:
        print(error)
try:
    print(f"{None:>5}")
except TypeError as error:
    print(error)
