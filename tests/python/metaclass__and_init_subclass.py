class Meta(type):
    def __new__(mcs, name, bases, namespace):
        namespace["made_by"] = mcs.__name__
        return super().__new__(mcs, name, bases, namespace)


class Plugin(metaclass=Meta):
    registry = []

    def __init_subclass__(cls, /, label="none", **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry.append((cls.__name__, label))


class A(Plugin, label="a"):
    pass


class B(A):
    pass


print(Plugin.registry, B.made_by, type(B).__name__)
