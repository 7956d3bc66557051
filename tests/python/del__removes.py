items = {"a": [1, 2, 3], "b": 2}
del items["b"], items["a"][1]
print(items)


class Box:
    pass


box = Box()
box.x = 1
del box.x
print(hasattr(box, "x"))


def local():
    value = 1
    del value
    try:
        value
    except UnboundLocalError as error:
        print(error)


local()
