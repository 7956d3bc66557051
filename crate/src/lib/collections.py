from _support import define, field
import _collections_abc as abc
from _collections_abc import MutableMapping
from _collections_abc import MutableSequence as _MutableSequence
from _collections_abc import Sequence as _Sequence
from operator import itemgetter as _itemgetter
from keyword import iskeyword as _iskeyword

_missing = object()


class defaultdict(dict):
    __slots__ = ("default_factory",)

    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        self.default_factory = default_factory
        super().__init__(*args, **kwargs)

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        value = self[key] = self.default_factory()
        return value

    def __repr__(self):
        return f"{type(self).__name__}({self.default_factory!r}, {dict.__repr__(self)})"

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        joined = self.copy()
        joined.update(other)
        return joined


class OrderedDict(dict):
    def move_to_end(self, key, last=True):
        value = self.pop(key)
        if last:
            self[key] = value
            return
        others = list(self.items())
        self.clear()
        self[key] = value
        self.update(others)

    def popitem(self, last=True):
        if not self:
            raise KeyError("dictionary is empty")
        key = next(reversed(self) if last else iter(self))
        return key, self.pop(key)

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and list(self) == list(other)
        return dict.__eq__(self, other)

    def __repr__(self):
        name = type(self).__name__
        return f"{name}({dict.__repr__(self)})" if self else f"{name}()"

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def __or__(self, other):
        return type(self)({**self, **other}) if isinstance(other, dict) else NotImplemented

    def __ror__(self, other):
        return type(self)({**other, **self}) if isinstance(other, dict) else NotImplemented

    @classmethod
    def fromkeys(cls, iterable, value=None):
        return cls((key, value) for key in iterable)


class Counter(dict):
    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def _add(self, iterable, counts, sign):
        if iterable is not None:
            if hasattr(iterable, "items"):
                for key, count in iterable.items():
                    self[key] = self.get(key, 0) + sign * count
            else:
                for key in iterable:
                    self[key] = self.get(key, 0) + sign
        for key, count in counts.items():
            self[key] = self.get(key, 0) + sign * count

    def update(self, iterable=None, /, **kwds):
        self._add(iterable, kwds, 1)

    def subtract(self, iterable=None, /, **kwds):
        self._add(iterable, kwds, -1)

    def total(self):
        return sum(self.values())

    def most_common(self, n=None):
        ranked = sorted(self.items(), key=_itemgetter(1), reverse=True)
        return ranked if n is None else ranked[: max(n, 0)]

    def elements(self):
        return (key for key, count in self.items() for _ in range(count))

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def __delitem__(self, key):
        if key in self:
            super().__delitem__(key)

    def __repr__(self):
        if not self:
            return f"{type(self).__name__}()"
        try:
            counts = dict(self.most_common())
        except TypeError:
            counts = dict(self)
        return f"{type(self).__name__}({counts!r})"

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[key] == other[key] for counter in (self, other) for key in counter)

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[key] <= other[key] for counter in (self, other) for key in counter)

    def __lt__(self, other):
        return self <= other and self != other if isinstance(other, Counter) else NotImplemented

    def __ge__(self, other):
        return other <= self if isinstance(other, Counter) else NotImplemented

    def __gt__(self, other):
        return other < self if isinstance(other, Counter) else NotImplemented

    def _joined(self, other, join):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for key in dict(self) | dict(other):
            count = join(self[key], other[key])
            if count > 0:
                result[key] = count
        return result

    def __add__(self, other):
        return self._joined(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._joined(other, lambda a, b: a - b)

    def __or__(self, other):
        return self._joined(other, max)

    def __and__(self, other):
        return self._joined(other, min)

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self

    def _replace(self, other):
        items = dict(other)
        self.clear()
        for key, count in items.items():
            self[key] = count
        return self

    def __iadd__(self, other):
        self._add(other, {}, 1)
        return self._replace(+self)

    def __isub__(self, other):
        self._add(other, {}, -1)
        return self._replace(+self)

    def __ior__(self, other):
        return self._replace(self | other)

    def __iand__(self, other):
        return self._replace(self & other)


class ChainMap(MutableMapping):
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            if key in mapping:
                return mapping[key]
        return self.__missing__(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def _all(self):
        keys = {}
        for mapping in reversed(self.maps):
            keys.update(dict.fromkeys(mapping))
        return keys

    def __len__(self):
        return len(self._all())

    def __iter__(self):
        return iter(self._all())

    def __contains__(self, key):
        return any(key in mapping for mapping in self.maps)

    def __bool__(self):
        return any(self.maps)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(map(repr, self.maps))})"

    def copy(self):
        return type(self)(self.maps[0].copy(), *self.maps[1:])

    __copy__ = copy

    def new_child(self, m=None, **kwargs):
        if m is None:
            m = kwargs
        elif kwargs:
            m.update(kwargs)
        return type(self)(m, *self.maps)

    @property
    def parents(self):
        return type(self)(*self.maps[1:])

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        if key not in self.maps[0]:
            raise KeyError(f"Key not found in the first mapping: {key!r}")
        del self.maps[0][key]


class UserDict(MutableMapping):
    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        if dict is not None:
            self.update(dict)
        self.update(kwargs)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if hasattr(type(self), "__missing__"):
            return type(self).__missing__(self, key)
        raise KeyError(key)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        return key in self.data

    def __repr__(self):
        return repr(self.data)

    def copy(self):
        return type(self)(self.data)

    def __or__(self, other):
        other = other.data if isinstance(other, UserDict) else other
        return type(self)(self.data | other) if isinstance(other, dict) else NotImplemented

    def __ror__(self, other):
        return type(self)(other | self.data) if isinstance(other, dict) else NotImplemented

    def __ior__(self, other):
        self.data |= other.data if isinstance(other, UserDict) else other
        return self


def _data_of(value):
    return value.data if isinstance(value, (UserList, UserString)) else value


def _delegated(name):
    """A method of the data; what it gives of the data's own class is wrapped."""

    def method(self, *args, **kwargs):
        data = self.data
        result = getattr(data, name)(*map(_data_of, args), **kwargs)
        return type(self)(result) if type(result) is type(data) and name not in ("__repr__", "__str__", "__getnewargs__") else result

    method.__name__ = name
    return method


def _delegate(cls, kind, names):
    for name in names.split():
        setattr(cls, name, _delegated(name))
    for name in dir(kind):
        if not name.startswith("__") and name not in cls.__dict__:
            setattr(cls, name, _delegated(name))


_SEQUENCE = "__repr__ __len__ __contains__ __getitem__ __add__ __mul__ __rmul__ __eq__ __ne__ __lt__ __le__ __gt__ __ge__"


@_MutableSequence.register
class UserList:
    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(_data_of(initlist))

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def __radd__(self, other):
        return type(self)(_data_of(other) + self.data)

    def __iadd__(self, other):
        self.data += list(other)
        return self

    def __copy__(self):
        return type(self)(self.data)

    __hash__ = None


@_Sequence.register
class UserString:
    def __init__(self, seq):
        self.data = str(seq)

    def __str__(self):
        return self.data

    def __int__(self):
        return int(self.data)

    def __float__(self):
        return float(self.data)

    def __hash__(self):
        return hash(self.data)

    def __radd__(self, other):
        return type(self)(str(other) + self.data)


_delegate(UserList, list, _SEQUENCE)
_delegate(UserString, str, _SEQUENCE + " __mod__ __format__")


def _checked_names(typename, names, rename):
    names = [str(name) for name in names]
    seen = set()
    for at, name in enumerate(names):
        bad = not name.isidentifier() or _iskeyword(name) or name.startswith("_") or name in seen
        if rename and bad:
            names[at] = f"_{at}"
        seen.add(name)
    seen = set()
    for name in [typename, *names]:
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if _iskeyword(name):
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    for name in names:
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)
    return tuple(names)


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    typename = str(typename)
    fields = _checked_names(typename, field_names, rename)
    defaults = () if defaults is None else tuple(defaults)
    if len(defaults) > len(fields):
        raise TypeError("Got more default values than field names")

    first_default = len(fields) - len(defaults)
    parameters = ["_cls", *fields[:first_default]]
    parameters += [f"{name}=defaults[{at}]" for at, name in enumerate(fields[first_default:])]
    __new__ = define(
        f"def __new__({', '.join(parameters)}): return new(_cls, ({''.join(f'{name}, ' for name in fields)}))",
        "__new__",
        f"namedtuple_{typename}",
        {"new": tuple.__new__, "defaults": defaults},
    )
    __new__.__qualname__ = f"{typename}.__new__"

    def _make(cls, iterable):
        result = tuple.__new__(cls, iterable)
        if len(result) != len(fields):
            raise TypeError(f"Expected {len(fields)} arguments, got {len(result)}")
        return result

    def _replace(self, /, **kwds):
        result = self._make(map(kwds.pop, fields, self))
        if kwds:
            raise TypeError(f"Got unexpected field names: {list(kwds)!r}")
        return result

    def _asdict(self):
        return dict(zip(fields, self))

    def __repr__(self):
        shown = ", ".join(f"{name}={value!r}" for name, value in zip(fields, self))
        return f"{type(self).__name__}({shown})"

    def __getnewargs__(self):
        return tuple(self)

    namespace = {
        "__doc__": f"{typename}({', '.join(fields)})",
        "__slots__": (),
        "__module__": module or "__main__",
        "__match_args__": fields,
        "_fields": fields,
        "_field_defaults": dict(zip(fields[first_default:], defaults)),
        "__new__": __new__,
        "_make": classmethod(_make),
        "_replace": _replace,
        "__replace__": _replace,
        "_asdict": _asdict,
        "__repr__": __repr__,
        "__getnewargs__": __getnewargs__,
    }
    for at, name in enumerate(fields):
        namespace[name] = field(at)
    return type(typename, (tuple,), namespace)
