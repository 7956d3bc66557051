import types
from _support import define


class FrozenInstanceError(AttributeError):
    pass


class _Missing:
    def __repr__(self):
        return "<dataclasses._MISSING_TYPE object>"


MISSING = _Missing()


class _KeywordOnly:
    pass


KW_ONLY = _KeywordOnly()


class InitVar:
    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return InitVar(type)

    def __repr__(self):
        name = getattr(self.type, "__name__", None) or repr(self.type)
        return f"dataclasses.InitVar[{name}]"


class Field:
    __slots__ = (
        "name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only", "doc", "_kind",
    )

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only, doc=None):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = metadata or {}
        self.kw_only = kw_only
        self.doc = doc
        self._kind = "field"

    def __repr__(self):
        shown = ",".join(f"{name}={getattr(self, name)!r}" for name in Field.__slots__[:-1])
        return f"Field({shown},_field_type={self._kind})"

    def __set_name__(self, owner, name):
        hook = getattr(type(self.default), "__set_name__", None)
        if hook:
            hook(self.default, owner, name)

    @property
    def required(self):
        return self.default is MISSING and self.default_factory is MISSING


def field(
    *, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING, doc=None
):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


def _kind_of(annotation):
    """What an annotation says about its variable; annotations may be texts."""
    if isinstance(annotation, str):
        head = annotation.split("[")[0].strip().rsplit(".")[-1]
        return {"ClassVar": "class variable", "InitVar": "init only", "KW_ONLY": "separator"}.get(head, "field")
    if isinstance(annotation, InitVar) or annotation is InitVar:
        return "init only"
    if annotation is KW_ONLY or annotation is _KeywordOnly:
        return "separator"
    origin = getattr(annotation, "__origin__", annotation)
    return "class variable" if getattr(origin, "_name", None) == "ClassVar" else "field"


def _own_field(cls, name, annotation, kw_only):
    default = cls.__dict__.get(name, MISSING)
    if isinstance(default, types.MemberDescriptorType):
        default = MISSING
    made = default if isinstance(default, Field) else field(default=default)
    made.name = name
    made.type = annotation
    made._kind = _kind_of(annotation)
    if made._kind != "field" and made.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if made._kind == "class variable":
        if made.kw_only is not MISSING:
            raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    elif made.kw_only is MISSING:
        made.kw_only = kw_only
    if made._kind == "field" and type(made.default).__hash__ is None:
        raise ValueError(f"mutable default {type(made.default)} for field {name} is not allowed: use default_factory")
    return made


def _collect(cls, kw_only):
    """The fields by name: the parents' first, in the order of their first appearance."""
    fields = {}
    for base in cls.__mro__[-1:0:-1]:
        fields.update(base.__dict__.get("__dataclass_fields__", {}))
    annotations = cls.__annotations__ if "__annotate__" in cls.__dict__ or "__annotations__" in cls.__dict__ else {}
    separated = False
    for name, annotation in annotations.items():
        if _kind_of(annotation) == "separator":
            if separated:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            separated = kw_only = True
            continue
        made = fields[name] = _own_field(cls, name, annotation, kw_only)
        if isinstance(cls.__dict__.get(name), Field):
            if made.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, made.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return fields


def _method(cls, name, parameters, body, names):
    lines = "\n".join(f"    {line}" for line in body) or "    pass"
    function = define(f"def {name}({', '.join(parameters)}):\n{lines}", name, cls.__module__, names)
    function.__qualname__ = f"{cls.__qualname__}.{name}"
    return function


def _parameter(made, names):
    if made.default is not MISSING:
        names[f"default_{made.name}"] = made.default
        return f"{made.name}=default_{made.name}"
    if made.default_factory is not MISSING:
        names["FACTORY"] = _FACTORY
        return f"{made.name}=FACTORY"
    return made.name


class _Factory:
    def __repr__(self):
        return "<factory>"


_FACTORY = _Factory()


def _assignment(made, self_name, frozen, names):
    """The line of `__init__` that sets a field, or None."""
    value = made.name
    if made.default_factory is not MISSING:
        names[f"factory_{made.name}"] = made.default_factory
        call = f"factory_{made.name}()"
        value = f"{call} if {made.name} is FACTORY else {made.name}" if made.init else call
    elif not made.init:
        # The class attribute serves, unless there are slots.
        return None
    if made._kind == "init only":
        return None
    if frozen:
        names["set_attribute"] = object.__setattr__
        return f"set_attribute({self_name}, {made.name!r}, {value})"
    return f"{self_name}.{made.name} = {value}"


def _make_init(cls, fields, frozen):
    self_name = "__dataclass_self__" if "self" in fields else "self"
    names = {}
    parameters = [self_name]
    given = [made for made in fields.values() if made._kind != "class variable"]
    positional = [made for made in given if made.init and not made.kw_only]
    keyword_only = [made for made in given if made.init and made.kw_only]
    optional = None
    for made in positional:
        if made.required and optional is not None:
            raise TypeError(f"non-default argument {made.name!r} follows default argument {optional!r}")
        if not made.required:
            optional = made.name
    parameters += [_parameter(made, names) for made in positional]
    if keyword_only:
        parameters += ["*", *(_parameter(made, names) for made in keyword_only)]
    body = [_assignment(made, self_name, frozen, names) for made in given]
    if hasattr(cls, "__post_init__"):
        only = ", ".join(made.name for made in given if made._kind == "init only")
        body.append(f"{self_name}.__post_init__({only})")
    return _method(cls, "__init__", parameters, [line for line in body if line], names)


_showing = []


def _repr(self):
    if any(self is other for other in _showing):
        return "..."
    _showing.append(self)
    try:
        shown = [f"{made.name}={getattr(self, made.name)!r}" for made in fields(self) if made.repr]
    finally:
        _showing.pop()
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _compared(cls):
    return [made.name for made in fields(cls) if made.compare]


def _tuple_of(name, names):
    return f"({''.join(f'{name}.{field}, ' for field in names)})"


def _make_eq(cls):
    compared = _compared(cls)
    body = [
        "if self is other: return True",
        "if other.__class__ is not self.__class__: return NotImplemented",
        "return " + (" and ".join(f"self.{name} == other.{name}" for name in compared) or "True"),
    ]
    return _method(cls, "__eq__", ["self", "other"], body, {})


def _make_order(cls, name, operator):
    compared = _compared(cls)
    body = [
        "if other.__class__ is not self.__class__: return NotImplemented",
        f"return {_tuple_of('self', compared)} {operator} {_tuple_of('other', compared)}",
    ]
    return _method(cls, name, ["self", "other"], body, {})


def _make_hash(cls):
    hashed = [made.name for made in fields(cls) if (made.compare if made.hash is None else made.hash)]
    return _method(cls, "__hash__", ["self"], [f"return hash({_tuple_of('self', hashed)})"], {})


def _freeze(cls, frozen_names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in frozen_names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in frozen_names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    for function in (__setattr__, __delattr__):
        name = function.__name__
        if name in cls.__dict__:
            raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}")
        setattr(cls, name, function)


def _set_hash(cls, unsafe_hash, eq, frozen, had_hash):
    if unsafe_hash:
        if had_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        cls.__hash__ = _make_hash(cls)
    elif eq and not had_hash:
        cls.__hash__ = _make_hash(cls) if frozen else None


def _with_slots(cls, names):
    """The class again, with `__slots__`: they can't be added to a class that is there."""
    namespace = {
        name: value for name, value in cls.__dict__.items() if name not in names and name not in ("__dict__", "__weakref__")
    }
    inherited = {slot for base in cls.__mro__[1:-1] for slot in base.__dict__.get("__slots__", ())}
    namespace["__slots__"] = tuple(name for name in names if name not in inherited)
    namespace["__qualname__"] = cls.__qualname__
    return type(cls)(cls.__name__, cls.__bases__, namespace)


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots):
    found = _collect(cls, kw_only)
    parents = [base.__dataclass_params__ for base in cls.__mro__[1:] if "__dataclass_params__" in base.__dict__]
    if frozen and any(not parent["frozen"] for parent in parents):
        raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    if not frozen and any(parent["frozen"] for parent in parents):
        raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
    cls.__dataclass_fields__ = found
    cls.__dataclass_params__ = {"frozen": frozen, "eq": eq, "order": order}
    own_hash = cls.__dict__.get("__hash__", MISSING)
    had_hash = own_hash is not MISSING and not (own_hash is None and "__eq__" in cls.__dict__)
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    methods = {}
    if init:
        methods["__init__"] = lambda: _make_init(cls, found, frozen)
    if repr:
        methods["__repr__"] = lambda: _method(cls, "__repr__", ["self"], ["return show(self)"], {"show": _repr})
    if eq:
        methods["__eq__"] = lambda: _make_eq(cls)
    for name, make in methods.items():
        if name not in cls.__dict__ or name == "__init__":
            setattr(cls, name, make())
    if order:
        for name, operator in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            if name in cls.__dict__:
                raise TypeError(
                    f"Cannot overwrite attribute {name} in class {cls.__name__}. Consider using functools.total_ordering"
                )
            setattr(cls, name, _make_order(cls, name, operator))
    if frozen:
        _freeze(cls, {made.name for made in fields(cls)})
    _set_hash(cls, unsafe_hash, eq, frozen, had_hash)
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple(made.name for made in found.values() if made._kind != "class variable" and made.init and not made.kw_only)
    cls.__replace__ = _replace
    if "__abstractmethods__" in cls.__dict__:
        from abc import update_abstractmethods

        update_abstractmethods(cls)
    return _with_slots(cls, tuple(made.name for made in fields(cls))) if slots else cls


def dataclass(
    cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
    slots=False, weakref_slot=False,
):
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots)

    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    found = getattr(class_or_instance, "__dataclass_fields__", None)
    if found is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple(made for made in found.values() if made._kind == "field")


def is_dataclass(obj):
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, "__dataclass_fields__")


def _is_instance(obj):
    return hasattr(type(obj), "__dataclass_fields__")


def _convert(obj, inner):
    """A copy of nested containers in which `inner` made something else of each dataclass."""
    if _is_instance(obj):
        return inner(obj)
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*(_convert(item, inner) for item in obj))
    if isinstance(obj, (list, tuple)):
        return type(obj)(_convert(item, inner) for item in obj)
    if isinstance(obj, dict):
        if hasattr(type(obj), "default_factory"):
            result = type(obj)(obj.default_factory)
            for key, value in obj.items():
                result[_convert(key, inner)] = _convert(value, inner)
            return result
        return type(obj)((_convert(key, inner), _convert(value, inner)) for key, value in obj.items())
    import copy

    return copy.deepcopy(obj)


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")

    def inner(obj):
        return dict_factory([(made.name, _convert(getattr(obj, made.name), inner)) for made in fields(obj)])

    return inner(obj)


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")

    def inner(obj):
        return tuple_factory([_convert(getattr(obj, made.name), inner) for made in fields(obj)])

    return inner(obj)


def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for made in type(self).__dataclass_fields__.values():
        if made._kind == "class variable":
            continue
        if not made.init:
            if made.name in changes:
                raise TypeError(f"field {made.name} is declared with init=False, it cannot be specified with replace()")
            continue
        if made.name not in changes:
            if made._kind == "init only" and made.default is MISSING:
                raise TypeError(f"InitVar {made.name!r} must be specified with replace()")
            changes[made.name] = getattr(self, made.name)
    return type(self)(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, module="types", **options):
    namespace = dict(namespace or {})
    annotations = {}
    for item in fields:
        name, annotation, *default = (item, "typing.Any") if isinstance(item, str) else item
        annotations[name] = annotation
        if default:
            namespace[name] = default[0]
    namespace["__annotations__"] = annotations
    namespace["__module__"] = module
    return dataclass(type(cls_name, bases, namespace), **options)
