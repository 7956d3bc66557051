import atexit as _atexit
import itertools as _itertools
from _collections_abc import MutableMapping as _MutableMapping
from _collections_abc import MutableSet as _MutableSet


class ReferenceType:
    __slots__ = ("_object", "_hash", "__callback__")

    def __init__(self, object, callback=None, /):
        self._object = _weak(object)
        self._hash = None
        self.__callback__ = callback
        if callback is not None:
            _follow(object, self, callback)

    def __call__(self):
        return self._object()

    def __eq__(self, other):
        if not isinstance(other, ReferenceType):
            return NotImplemented
        mine, its = self(), other()
        return self is other if mine is None or its is None else mine == its

    def __hash__(self):
        if self._hash is None:
            target = self()
            if target is None:
                raise TypeError("weak object has gone away")
            self._hash = hash(target)
        return self._hash

    def __repr__(self):
        target = self()
        shown = "dead" if target is None else f"to '{type(target).__qualname__}' at {id(target):#x}"
        return f"<weakref at {id(self):#x}; {shown}>"


ref = ReferenceType


class KeyedRef(ReferenceType):
    __slots__ = ("key",)

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)
        self.key = key


class WeakMethod(ReferenceType):
    __slots__ = ("_function",)

    def __init__(self, meth, callback=None):
        if not hasattr(meth, "__self__"):
            raise TypeError(f"argument should be a bound method, not {type(meth)}")
        super().__init__(meth.__self__, callback)
        self._function = ref(meth.__func__)

    def __call__(self):
        this, function = super().__call__(), self._function()
        return None if this is None or function is None else function.__get__(this)

    def __eq__(self, other):
        return isinstance(other, WeakMethod) and self() == other()

    __hash__ = ReferenceType.__hash__


class _Proxy:
    __slots__ = ("_reference",)

    def __getattribute__(self, name):
        return getattr(_target(self), name)

    def __setattr__(self, name, value):
        setattr(_target(self), name, value)

    def __delattr__(self, name):
        delattr(_target(self), name)

    def __repr__(self):
        target = _target(self)
        return f"<weakproxy at {id(self):#x} to {type(target).__name__} at {id(target):#x}>"

    def __str__(self):
        return str(_target(self))

    def __bool__(self):
        return bool(_target(self))

    def __len__(self):
        return len(_target(self))

    def __getitem__(self, key):
        return _target(self)[key]

    def __setitem__(self, key, value):
        _target(self)[key] = value

    def __iter__(self):
        return iter(_target(self))

    def __contains__(self, item):
        return item in _target(self)

    def __eq__(self, other):
        return _target(self) == other

    __hash__ = None


class _CallableProxy(_Proxy):
    __slots__ = ()

    def __call__(self, *args, **kwargs):
        return _target(self)(*args, **kwargs)


_Proxy.__name__ = _Proxy.__qualname__ = "ProxyType"
ProxyType, CallableProxyType = _Proxy, _CallableProxy
ProxyTypes = (ProxyType, CallableProxyType)


def _target(proxy):
    target = object.__getattribute__(proxy, "_reference")()
    if target is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return target


def proxy(object, callback=None, /):
    made = (_CallableProxy if callable(object) else _Proxy)()
    _set(made, "_reference", ref(object, callback))
    return made


_set = object.__setattr__


class WeakSet(_MutableSet):
    def __init__(self, data=None):
        self.data = {}
        if data is not None:
            self.update(data)

    def _forget(self, reference):
        self.data.pop(reference, None)

    def __iter__(self):
        for reference in list(self.data):
            item = reference()
            if item is None:
                self.data.pop(reference, None)
            else:
                yield item

    def __len__(self):
        return sum(reference() is not None for reference in self.data)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def add(self, item):
        reference = ref(item, self._forget)
        self.data.setdefault(reference, None)

    def discard(self, item):
        self.data.pop(ref(item), None)

    def remove(self, item):
        if item not in self:
            raise KeyError(ref(item))
        self.discard(item)

    def clear(self):
        self.data.clear()

    def copy(self):
        return type(self)(self)

    def update(self, other):
        for item in other:
            self.add(item)

    def union(self, other):
        return self | other

    def difference(self, other):
        return type(self)(item for item in self if item not in other)

    def intersection(self, other):
        return type(self)(item for item in self if item in other)

    def issubset(self, other):
        return all(item in other for item in self)

    def __or__(self, other):
        return type(self)([*self, *other])

    __sub__ = difference
    __and__ = intersection

    def __eq__(self, other):
        return isinstance(other, WeakSet) and set(self) == set(other)

    def __repr__(self):
        return f"{{{', '.join(map(repr, self.data))}}}"


class WeakValueDictionary(_MutableMapping):
    def __init__(self, other=(), /, **kw):
        self.data = {}
        self.update(other, **kw)

    def _forget(self, reference):
        if self.data.get(reference.key) is reference:
            del self.data[reference.key]

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._forget, key)

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        return self.get(key) is not None

    def get(self, key, default=None):
        value = self.data[key]() if key in self.data else None
        return default if value is None else value

    def __iter__(self):
        for key, reference in list(self.data.items()):
            if reference() is not None:
                yield key

    def __len__(self):
        return sum(reference() is not None for reference in self.data.values())

    keys = __iter__

    def values(self):
        for reference in list(self.data.values()):
            value = reference()
            if value is not None:
                yield value

    def items(self):
        for key, reference in list(self.data.items()):
            value = reference()
            if value is not None:
                yield key, value

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self[key] = value = default
        return value

    def copy(self):
        return type(self)(self)

    def valuerefs(self):
        return list(self.data.values())

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"


class WeakKeyDictionary(_MutableMapping):
    def __init__(self, dict=None):
        self.data = {}
        if dict is not None:
            self.update(dict)

    def _forget(self, reference):
        self.data.pop(reference, None)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._forget)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def __iter__(self):
        for reference in list(self.data):
            key = reference()
            if key is None:
                self.data.pop(reference, None)
            else:
                yield key

    def __len__(self):
        return sum(reference() is not None for reference in self.data)

    keys = __iter__

    def items(self):
        for reference, value in list(self.data.items()):
            key = reference()
            if key is not None:
                yield key, value

    def values(self):
        for _, value in self.items():
            yield value

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._forget), default)

    def copy(self):
        return type(self)(self)

    def keyrefs(self):
        return list(self.data)

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"


class finalize:
    _live = {}
    _numbers = _itertools.count()

    def __init__(self, obj, func, /, *args, **kwargs):
        self.atexit = True
        self._index = next(self._numbers)
        self._live[self] = (ref(obj, lambda reference: self()), func, args, kwargs)
        if self._index == 0:
            _atexit.register(_finalize_all)

    def __call__(self, _=None):
        entry = self._live.pop(self, None)
        if entry is not None:
            _, func, args, kwargs = entry
            return func(*args, **kwargs)

    @property
    def alive(self):
        return self in self._live

    def detach(self):
        entry = self._live.pop(self, None)
        if entry is not None:
            return entry[0](), *entry[1:]

    def peek(self):
        entry = self._live.get(self)
        if entry is not None:
            return entry[0](), *entry[1:]

    def __repr__(self):
        entry = self._live.get(self)
        if entry is None:
            return f"<finalize object at {id(self):#x}; dead>"
        target = entry[0]()
        return f"<finalize object at {id(self):#x}; for '{type(target).__name__}' at {id(target):#x}>"


def _finalize_all():
    for finalizer in sorted(finalize._live, key=lambda finalizer: finalizer._index, reverse=True):
        if finalizer.atexit:
            finalizer()
