from _collections_abc import Mapping as _Mapping
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


class MappingProxyType(_Mapping):
    """A dict that can only be read."""

    def __init__(self, mapping, /):
        if not hasattr(mapping, "keys"):
            raise TypeError(f"mappingproxy() argument must be a mapping, not {type(mapping).__name__}")
        self._mapping = mapping

    def __getitem__(self, key):
        return self._mapping[key]

    def __iter__(self):
        return iter(self._mapping)

    def __len__(self):
        return len(self._mapping)

    def keys(self):
        return self._mapping.keys()

    def values(self):
        return self._mapping.values()

    def items(self):
        return self._mapping.items()

    def copy(self):
        return self._mapping.copy()

    def __or__(self, other):
        return self._mapping | (other._mapping if isinstance(other, MappingProxyType) else other)

    def __ror__(self, other):
        return other | self._mapping

    def __repr__(self):
        return f"mappingproxy({self._mapping!r})"

    def __str__(self):
        return str(self._mapping)


MappingProxyType.__name__ = MappingProxyType.__qualname__ = "mappingproxy"


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
    namespace = {"__module__": "types"}
    if exec_body is not None:
        exec_body(namespace)
    kwds = dict(kwds or {})
    return kwds.pop("metaclass", type)(name, bases, namespace, **kwds)
