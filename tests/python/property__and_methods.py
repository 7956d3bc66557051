class Circle:
    count = 0

    def __init__(self, r):
        self._r = r
        Circle.count += 1

    @property
    def r(self):
        return self._r

    @r.setter
    def r(self, value):
        if value < 0:
            raise ValueError("negative")
        self._r = value

    @property
    def area(self):
        return 3 * self._r**2

    @classmethod
    def unit(cls):
        return cls(1)

    @staticmethod
    def helper(a):
        return a + 1


c = Circle.unit()
c.r = 5
print(c.r, c.area, Circle.count, c.helper(1), Circle.helper(2))
for change in (lambda: setattr(c, "r", -1), lambda: setattr(c, "area", 1), lambda: delattr(c, "r")):
    try:
        change()
    except (ValueError, AttributeError) as error:
        print(error)
