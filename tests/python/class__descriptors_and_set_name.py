class Typed:
    def __init__(self, kind, default=None):
        self.kind, self.default = kind, default

    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return getattr(instance, self.name, self.default)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name[1:]} must be {self.kind.__name__}, got {type(value).__name__}")
        setattr(instance, self.name, value)

    def __delete__(self, instance):
        delattr(instance, self.name)


class Lazy:
    def __init__(self, function):
        self.function = function
        self.__doc__ = function.__doc__

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        value = instance.__dict__[self.name] = self.function(instance)
        return value


class Person:
    name = Typed(str, "nobody")
    age = Typed(int)

    def __init__(self, **kw):
        for key, value in kw.items():
            setattr(self, key, value)

    @Lazy
    def slow(self):
        "compute"
        print("computing")
        return len(self.name)


p = Person(name="Ann", age=3)
print(p.name, p.age, vars(p), p.slow, p.slow, vars(p))
try:
    p.age = "x"
except TypeError as e:
    print(e)
del p.age
print(p.age, type(Person.name).__name__, Person.slow.__doc__)
try:
    del p.age
except AttributeError as e:
    print(e)
p.__dict__["name"] = "shadow"
print(p.name)
p.__dict__["slow"] = "shadowed"
print(p.slow)


class Meta(type):
    def __call__(cls, *args):
        print("call", cls.__name__, args)
        return super().__call__(*args)

    def __setattr__(cls, name, value):
        print("meta set", name, value)
        super().__setattr__(name, value)

    def __getattr__(cls, name):
        return f"meta-{name}"

    @property
    def shout(cls):
        return cls.__name__.upper()

    def __len__(cls):
        return 42

    def __iter__(cls):
        return iter("ab")

    def __contains__(cls, x):
        return x == 1

    def __getitem__(cls, x):
        return (cls.__name__, x)

    def __repr__(cls):
        return f"<{cls.__name__}!>"


class C(metaclass=Meta):
    def __init__(self, a):
        self.a = a


c = C(5)
C.z = 9
print(c.a, C.z, C.anything, C.shout, len(C), list(C), 1 in C, C[3], C, type(C), c.__class__)
try:
    c.shout
except AttributeError as e:
    print(e)
try:
    c.nothing
except AttributeError as e:
    print(e)
