class Base:
    def __init__(self, name):
        self.name = name

    def hello(self):
        return f"base {self.name}"


class Left(Base):
    def hello(self):
        return "left " + super().hello()


class Right(Base):
    def hello(self):
        return "right " + super().hello()


class Both(Left, Right):
    def __init__(self):
        super().__init__("both")


print(Both().hello())
print([c.__name__ for c in Both.__mro__], isinstance(Both(), Right), issubclass(Left, Right))
