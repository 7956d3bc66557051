from functools import wraps as _wraps


class SimpleNamespace:
    def __init__(self, mapping_or_iterable=(), /, **kwargs):
        for name, value in dict(mapping_or_iterable).items():
            setattr(self, name, value)
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __repr__(self):
        name = "namespace" if type(self) is SimpleNamespace else type(self).__name__
        return f"{name}({', '.join(f'{key}={value!r}' for key, value in self.__dict__.items())})"

    def __eq__(self, other):
        if not isinstance(other, SimpleNamespace):
            return NotImplemented
        return dict(self.__dict__) == dict(other.__dict__)

    def __replace__(self, /, **kwargs):
        return type(self)(**dict(self.__dict__) | kwargs)


class DynamicClassAttribute(property):
    pass


def coroutine(func):
    """A generator function whose generators can be awaited."""

    class Awaited:
        def __init__(self, generator):
            self.generator = generator

        def __await__(self):
            return (yield from self.generator)

    @_wraps(func)
    def wrapped(*args, **kwargs):
        return Awaited(func(*args, **kwargs))

    return wrapped


def new_class(name, bases=(), kwds=None, exec_body=None):
    namespace = {}
    if exec_body is not None:
        exec_body(namespace)
    kwds = dict(kwds or {})
    return kwds.pop("metaclass", type)(name, bases, namespace, **kwds)
