def show(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Account:
    def __init__(self):
        self._balance = 0

    @property
    def balance(self):
        "The money."
        return self._balance

    @balance.setter
    def balance(self, value):
        if value < 0:
            raise ValueError("negative")
        self._balance = value

    @balance.deleter
    def balance(self):
        self._balance = 0

    @property
    def fixed(self):
        return 1

    def _get(self):
        return "got"

    plain = property(_get, doc="documented")
    unreadable = property()

    @staticmethod
    def helper(x):
        return x * 2

    @classmethod
    def create(cls, balance):
        self = cls()
        self.balance = balance
        return self


class Savings(Account):
    @property
    def fixed(self):
        return super().fixed + 1

    @classmethod
    def create(cls, balance):
        return super().create(balance * 2)


a = Account.create(10)
a.balance += 5
print(a.balance, a.fixed, a.plain, Account.helper(4), a.helper(5), Account.balance.__doc__, Account.plain.__doc__)
del a.balance
print(a.balance, Savings.create(3).balance, Savings().fixed, type(Savings.create(1)).__name__)
show(lambda: setattr(a, "balance", -1))
show(lambda: setattr(a, "fixed", 2))
show(lambda: delattr(a, "fixed"))
show(lambda: a.unreadable)
print(Account.balance.fget(a), Account.balance.fset is not None, Account.fixed.fset, type(Account.balance).__name__)
print(Account.__dict__["helper"].__func__(3), type(Account.__dict__["create"]).__name__)


class Typed:
    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return instance.__dict__.get(self.name, "unset")

    def __set__(self, instance, value):
        if not isinstance(value, int):
            raise TypeError(f"{self.name} must be int")
        instance.__dict__[self.name] = value

    def __delete__(self, instance):
        instance.__dict__.pop(self.name, None)


class Model:
    size = Typed()


m = Model()
print(m.size, Model.size.name)
m.size = 5
print(m.size, m.__dict__)
show(lambda: setattr(m, "size", "x"))
del m.size
print(m.size)


class Slotted:
    __slots__ = ("x", "y")


s = Slotted()
s.x = 1
print(s.x)
show(lambda: setattr(s, "z", 1))
show(lambda: s.y)


def free(self, n=1):
    return (self.__class__.__name__, n)


bound = free.__get__(m)
print(bound(), bound(n=2), free.__call__(m, 3), bound.__self__ is m, bound.__func__ is free, bound.__name__)
print(list(map(str.upper, "ab")), str.join("-", ["a", "b"]), list.append.__name__, "x".upper.__name__, (5).__add__(6))
show(lambda: super(Savings, a))
show(lambda: super(Account, a).__init__())
show(lambda: super())
print(super(Savings, Savings()).fixed)
