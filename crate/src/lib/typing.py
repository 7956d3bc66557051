import _collections_abc as _abc
import collections as _collections
import contextlib as _contextlib
from _support import define as _define
from abc import ABCMeta, abstractmethod
from types import GenericAlias, UnionType

TYPE_CHECKING = False


def _shown(part):
    """A type as it is written in an annotation."""
    if part is ...:
        return "..."
    if isinstance(part, str):
        return f"ForwardRef({part!r})"
    if part is None:
        return "None"
    if isinstance(part, (list, tuple)):
        return f"[{', '.join(map(_shown, part))}]"
    if isinstance(part, type) and not hasattr(part, "__args__"):
        return part.__qualname__ if part.__module__ == "builtins" else f"{part.__module__}.{part.__qualname__}"
    return repr(part)


class _Type:
    """What can stand in an annotation: `X | None`, `X[...]`; and it can be a key."""

    def __or__(self, other):
        return _union((self, other))

    def __ror__(self, other):
        return _union((other, self))

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Cannot instantiate {self!r}")


class TypeVar(_Type):
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False, default=None):
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant
        self.__default__ = default

    def __repr__(self):
        return f"{'+' if self.__covariant__ else '-' if self.__contravariant__ else '~'}{self.__name__}"


class TypeVarTuple(TypeVar):
    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__


class ParamSpec(TypeVar):
    @property
    def args(self):
        return _Alias(self, (), "ParamSpecArgs")

    @property
    def kwargs(self):
        return _Alias(self, (), "ParamSpecKwargs")


def _sample[T]():
    pass


# Those that a program makes, and those of `def f[T]`.
_PARAMETERS = (TypeVar, type(_sample.__type_params__[0]))


class _Special(_Type):
    """`Any`, `Optional`, …: `subscript` makes a type of arguments."""

    def __init__(self, name, subscript=None):
        self._name = self.__name__ = self.__qualname__ = name
        self._subscript = subscript

    def __getitem__(self, args):
        if self._subscript is None:
            raise TypeError(f"{self!r} is not subscriptable")
        return self._subscript(self, args if isinstance(args, tuple) else (args,))

    def __repr__(self):
        return f"typing.{self._name}"

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __instancecheck__(self, instance):
        raise TypeError(f"{self!r} cannot be used with isinstance()")


class _Alias(_Type):
    """A type with its arguments: `Literal[1]`, `List[int]`, `Box[T]`."""

    def __init__(self, origin, args, name=None):
        self.__origin__ = origin
        self.__args__ = args
        self._name = name

    @property
    def __parameters__(self):
        found = []
        for arg in self.__args__:
            for parameter in [arg] if isinstance(arg, _PARAMETERS) else getattr(arg, "__parameters__", ()):
                if parameter not in found:
                    found.append(parameter)
        return tuple(found)

    def __getitem__(self, args):
        args = args if isinstance(args, tuple) else (args,)
        values = dict(zip(self.__parameters__, args))
        return _Alias(self.__origin__, tuple(_substitute(arg, values) for arg in self.__args__), self._name)

    def __call__(self, *args, **kwargs):
        if not isinstance(self.__origin__, type):
            raise TypeError(f"Cannot instantiate {self!r}")
        if self._name is not None:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
        return self.__origin__(*args, **kwargs)

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __eq__(self, other):
        if not isinstance(other, _Alias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __mro_entries__(self, bases):
        if self.__origin__ in (Generic, Protocol):
            return (self.__origin__,)
        return (self.__origin__,) if isinstance(self.__origin__, type) else ()

    def __repr__(self):
        name = f"typing.{self._name}" if self._name else _shown(self.__origin__)
        if self._name == "Callable" and self.__args__:
            *parameters, result = self.__args__
            arguments = "..." if parameters == [...] else f"[{', '.join(map(_shown, parameters))}]"
            return f"typing.Callable[{arguments}, {_shown(result)}]"
        # What `Annotated` carries is not a type, and neither is a literal.
        show = repr if self.__origin__ is Literal else _shown
        if self.__origin__ is Annotated:
            return f"{name}[{', '.join([_shown(self.__args__[0]), *map(repr, self.__args__[1:])])}]"
        return f"{name}[{', '.join(map(show, self.__args__)) or '()'}]"

    def __instancecheck__(self, instance):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")


def _substitute(arg, values):
    if isinstance(arg, _PARAMETERS):
        return values.get(arg, arg)
    parameters = getattr(arg, "__parameters__", ())
    return arg[tuple(values.get(parameter, parameter) for parameter in parameters)] if parameters else arg


class _Generic(_Special):
    """`List`, `Dict`, …: another name of a class."""

    def __init__(self, name, origin):
        super().__init__(name)
        self.__origin__ = origin

    def __getitem__(self, args):
        args = args if isinstance(args, tuple) else (args,)
        if self._name == "Callable" and isinstance(args[0], list):
            args = (*args[0], *args[1:])
        args = tuple(type(None) if arg is None else arg for arg in args)
        return _Alias(self.__origin__, args, self._name)

    def __call__(self, *args, **kwargs):
        return self.__origin__(*args, **kwargs)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __instancecheck__(self, instance):
        return isinstance(instance, self.__origin__)


def _union(parts):
    flat = []
    for part in parts:
        for each in getattr(part, "__args__", (part,)) if isinstance(part, (_UnionAlias, UnionType)) else (part,):
            each = type(None) if each is None else each
            if each not in flat:
                flat.append(each)
    return flat[0] if len(flat) == 1 else _UnionAlias(UnionType, tuple(flat), "Union")


class _UnionAlias(_Alias):
    def __repr__(self):
        return " | ".join("None" if part is type(None) else _shown(part) for part in self.__args__)

    def __eq__(self, other):
        return isinstance(other, (_UnionAlias, UnionType)) and set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __instancecheck__(self, instance):
        return isinstance(instance, self.__args__)


class _AnyMeta(type):
    def __repr__(cls):
        return "typing.Any" if cls is Any else super().__repr__()

    def __instancecheck__(cls, instance):
        if cls is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(instance)


class Any(metaclass=_AnyMeta):
    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


def _alias(special, args):
    return _Alias(special, args)


def _one(special, args):
    if len(args) != 1:
        raise TypeError(f"{special!r} accepts only single type. Got {args!r}.")
    return _Alias(special, args)


def _optional(special, args):
    if len(args) != 1:
        raise TypeError(f"{special!r} requires a single type. Got {args!r}.")
    return _union((args[0], None))


Optional = _Special("Optional", _optional)
Literal = _Special("Literal", _alias)
ClassVar = _Special("ClassVar", _one)
Final = _Special("Final", _one)
Required = _Special("Required", _one)
NotRequired = _Special("NotRequired", _one)
ReadOnly = _Special("ReadOnly", _one)
TypeGuard = _Special("TypeGuard", _one)
TypeIs = _Special("TypeIs", _one)
Concatenate = _Special("Concatenate", _alias)
Unpack = _Special("Unpack", _one)
Annotated = _Special("Annotated", _alias)
Self = _Special("Self")
LiteralString = _Special("LiteralString")
Never = _Special("Never")
NoReturn = _Special("NoReturn")
TypeAlias = _Special("TypeAlias")
Union = _Special("Union", lambda special, args: _union(args))

List = _Generic("List", list)
Dict = _Generic("Dict", dict)
Set = _Generic("Set", set)
FrozenSet = _Generic("FrozenSet", frozenset)
Tuple = _Generic("Tuple", tuple)
Type = _Generic("Type", type)
Deque = _Generic("Deque", _collections.deque)
DefaultDict = _Generic("DefaultDict", _collections.defaultdict)
OrderedDict = _Generic("OrderedDict", _collections.OrderedDict)
Counter = _Generic("Counter", _collections.Counter)
ChainMap = _Generic("ChainMap", _collections.ChainMap)
ContextManager = _Generic("ContextManager", _contextlib.AbstractContextManager)
AsyncContextManager = _Generic("AsyncContextManager", _contextlib.AbstractAsyncContextManager)
Awaitable = _Generic("Awaitable", _abc.Awaitable)
Coroutine = _Generic("Coroutine", _abc.Coroutine)
AsyncIterable = _Generic("AsyncIterable", _abc.AsyncIterable)
AsyncIterator = _Generic("AsyncIterator", _abc.AsyncIterator)
AsyncGenerator = _Generic("AsyncGenerator", _abc.AsyncGenerator)
Iterable = _Generic("Iterable", _abc.Iterable)
Iterator = _Generic("Iterator", _abc.Iterator)
Reversible = _Generic("Reversible", _abc.Reversible)
Generator = _Generic("Generator", _abc.Generator)
Hashable = _Generic("Hashable", _abc.Hashable)
Sized = _Generic("Sized", _abc.Sized)
Container = _Generic("Container", _abc.Container)
Collection = _Generic("Collection", _abc.Collection)
Callable = _Generic("Callable", _abc.Callable)
MutableSet = _Generic("MutableSet", _abc.MutableSet)
Mapping = _Generic("Mapping", _abc.Mapping)
MutableMapping = _Generic("MutableMapping", _abc.MutableMapping)
Sequence = _Generic("Sequence", _abc.Sequence)
MutableSequence = _Generic("MutableSequence", _abc.MutableSequence)
MappingView = _Generic("MappingView", _abc.MappingView)
KeysView = _Generic("KeysView", _abc.KeysView)
ItemsView = _Generic("ItemsView", _abc.ItemsView)
ValuesView = _Generic("ValuesView", _abc.ValuesView)
AbstractSet = _Generic("AbstractSet", _abc.Set)
Text = str
AnyStr = TypeVar("AnyStr", bytes, str)


class Generic:
    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        found = []
        for base in cls.__dict__.get("__orig_bases__", ()):
            found += [each for each in getattr(base, "__parameters__", ()) if each not in found]
        cls.__parameters__ = tuple(found) or getattr(cls, "__type_params__", ())

    def __class_getitem__(cls, args):
        args = args if isinstance(args, tuple) else (args,)
        if cls is Generic and not all(isinstance(arg, (*_PARAMETERS, _Alias)) for arg in args):
            raise TypeError("Parameters to Generic[...] must all be type variables or parameter specification variables.")
        return _Alias(cls, args, "Generic" if cls is Generic else "Protocol" if cls is Protocol else None)


class _ProtocolMeta(ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls._is_protocol = not bases or any(base.__name__ == "Protocol" for base in bases)
        cls._is_runtime_protocol = False
        return cls

    def __call__(cls, *args, **kwargs):
        if cls._is_protocol:
            raise TypeError("Protocols cannot be instantiated")
        return super().__call__(*args, **kwargs)

    def __instancecheck__(cls, instance):
        if not cls._is_protocol:
            return super().__instancecheck__(instance)
        if not cls._is_runtime_protocol:
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        return super().__instancecheck__(instance) or all(hasattr(instance, name) for name in _members(cls))

    def __subclasscheck__(cls, other):
        if not cls._is_protocol:
            return super().__subclasscheck__(other)
        if not cls._is_runtime_protocol:
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        return super().__subclasscheck__(other) or all(hasattr(other, name) for name in _members(cls))


_NO_MEMBERS = {"_abc_registry", "_is_protocol", "_is_runtime_protocol"}


def _members(protocol):
    names = []
    for base in protocol.__mro__:
        if isinstance(base, _ProtocolMeta) and base._is_protocol and base is not Protocol:
            annotations = list(base.__annotations__)
            names += [name for name in [*base.__dict__, *annotations] if not name.startswith("__") or name in ("__call__", "__enter__", "__exit__", "__iter__", "__len__", "__await__")]
    return [name for name in names if name not in _NO_MEMBERS]


class Protocol(Generic, metaclass=_ProtocolMeta):
    pass


def runtime_checkable(cls):
    cls._is_runtime_protocol = True
    return cls


@runtime_checkable
class SupportsInt(Protocol):
    @abstractmethod
    def __int__(self): ...


@runtime_checkable
class SupportsFloat(Protocol):
    @abstractmethod
    def __float__(self): ...


@runtime_checkable
class SupportsIndex(Protocol):
    @abstractmethod
    def __index__(self): ...


class _NamedTupleMeta(type):
    """Makes a named tuple of the annotated variables of a class."""

    def __new__(mcls, name, bases, namespace):
        annotate = namespace.get("__annotate__")
        annotations = annotate(1) if annotate else {}
        fields = list(annotations)
        for before, after in zip(fields, fields[1:]):
            if before in namespace and after not in namespace:
                raise TypeError(f"Non-default namedtuple field {after} cannot follow default field {before}")
        defaults = [namespace[field] for field in fields if field in namespace]
        made = _collections.namedtuple(name, fields, defaults=defaults, module=namespace["__module__"])
        made.__annotations__ = annotations
        made.__qualname__ = namespace["__qualname__"]
        for key, value in namespace.items():
            if key not in annotations and key not in ("__module__", "__qualname__", "__annotate__"):
                setattr(made, key, value)
        return made


class _NamedTuple:
    def __call__(self, typename, fields):
        made = _collections.namedtuple(typename, [name for name, _ in fields])
        made.__annotations__ = dict(fields)
        return made

    def __mro_entries__(self, bases):
        return (_named_tuple,)


_named_tuple = type.__new__(_NamedTupleMeta, "NamedTuple", (), {})
NamedTuple = _NamedTuple()


class _TypedDictMeta(type):
    def __new__(mcls, name, bases, namespace, total=True, closed=False):
        cls = super().__new__(mcls, name, (dict,), namespace)
        cls.__total__ = total
        required = set()
        for base in bases:
            required |= getattr(base, "__required_keys__", frozenset())
        hints = dict(cls.__annotations__)
        for base in bases:
            hints = getattr(base, "__annotations__", {}) | hints
        for key, hint in cls.__annotations__.items():
            origin = getattr(hint, "__origin__", None)
            if origin is Required or total and origin is not NotRequired:
                required.add(key)
        cls.__annotations__ = hints
        cls.__required_keys__ = frozenset(required)
        cls.__optional_keys__ = frozenset(hints) - required
        return cls

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, instance):
        raise TypeError("TypedDict does not support instance and class checks")


class _TypedDict:
    def __call__(self, typename, fields, *, total=True):
        return _TypedDictMeta(typename, (), {"__annotations__": fields}, total)

    def __mro_entries__(self, bases):
        return (_typed_dict,)


_typed_dict = type.__new__(_TypedDictMeta, "TypedDict", (dict,), {})
TypedDict = _TypedDict()


class NewType(_Type):
    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp
        self.__module__ = "__main__"

    def __call__(self, value, /):
        return value

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"


def cast(typ, val):
    return val


def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    return obj


def assert_never(arg, /):
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def overload(func):
    def stub(*args, **kwds):
        raise NotImplementedError(
            "You should not call an overloaded function. A series of @overload-decorated functions "
            "outside a stub module should always be followed by an implementation that is not @overload-ed."
        )

    return stub


def final(f):
    return f


def override(method, /):
    return method


def no_type_check(arg):
    return arg


def dataclass_transform(**kwargs):
    return lambda cls: cls


def get_origin(tp):
    if isinstance(tp, UnionType):
        return UnionType
    origin = getattr(tp, "__origin__", None) if isinstance(tp, (_Alias, GenericAlias, _Generic)) else None
    return origin if origin is not None else Generic if tp is Generic else None


def get_args(tp):
    if not isinstance(tp, (_Alias, GenericAlias, UnionType)):
        return ()
    args = tp.__args__
    if get_origin(tp) is _abc.Callable and len(args) > 1 and args[0] is not ...:
        return list(args[:-1]), args[-1]
    return args


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    import sys

    hints = {}
    for each in reversed(obj.__mro__) if isinstance(obj, type) else (obj,):
        if each is object or each is dict:
            continue
        module = sys.modules.get(getattr(each, "__module__", None))
        names = {**getattr(module, "__dict__", {}), **(globalns or {}), **(localns or {})}
        for name, hint in each.__annotations__.items():
            hint = _evaluated(type(None) if hint is None else hint, names)
            while not include_extras and getattr(hint, "__origin__", None) in (Annotated, Required, NotRequired):
                hint = hint.__args__[0]
            hints[name] = hint
    return hints


def _evaluated(hint, names):
    """A hint whose texts are types."""
    if isinstance(hint, str):
        return _evaluated(_define(f"value = (\n{hint}\n)", "value", "typing", names), names)
    args = getattr(hint, "__args__", None)
    if not args or getattr(hint, "__origin__", None) is Literal:
        return hint
    found = tuple(_evaluated(arg, names) for arg in args)
    if found == args:
        return hint
    if isinstance(hint, (_UnionAlias, UnionType)):
        return _union(found)
    return _Alias(hint.__origin__, found, hint._name) if isinstance(hint, _Alias) else GenericAlias(hint.__origin__, found)


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


def is_protocol(tp, /):
    return isinstance(tp, _ProtocolMeta) and tp._is_protocol and tp is not Protocol


def get_protocol_members(tp, /):
    return frozenset(_members(tp))


class ForwardRef:
    def __init__(self, arg):
        self.__forward_arg__ = arg

    def __repr__(self):
        return f"ForwardRef({self.__forward_arg__!r})"


class IO:
    pass


class TextIO(IO):
    pass


class BinaryIO(IO):
    pass
