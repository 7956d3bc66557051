_missing = object()


class auto:
    """A value that the class works out, once its body has run; until then it can be combined with others."""

    def __init__(self, value=_missing):
        self.value = value

    def __or__(self, other):
        return _Combined(lambda a, b: a | b, self, other)

    def __and__(self, other):
        return _Combined(lambda a, b: a & b, self, other)

    def __xor__(self, other):
        return _Combined(lambda a, b: a ^ b, self, other)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


class _Combined(auto):
    def __init__(self, combine, *parts):
        self.combine = combine
        self.parts = parts


def _is_private(cls_name, name):
    return name.startswith(f"_{cls_name}__")


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_"


def _is_descriptor(value):
    return any(hasattr(type(value), name) for name in ("__get__", "__set__", "__delete__"))


class member:
    def __init__(self, value):
        self.value = value


class nonmember:
    def __init__(self, value):
        self.value = value


class property(property):
    """An attribute of the members that may have a member's own name."""

    def __get__(self, instance, owner=None):
        if instance is None and owner is not None:
            raise AttributeError(f"{owner!r} has no attribute {self.fget.__name__!r}")
        return super().__get__(instance, owner)


def _is_member(cls_name, name, value):
    if isinstance(value, member):
        return True
    if _is_dunder(name) or _is_sunder(name) or _is_private(cls_name, name) or isinstance(value, nonmember):
        return False
    return isinstance(value, auto) or not _is_descriptor(value)


def _data_type(bases):
    """The class beside the enums that the values are of: `int` in `class Code(int, Enum)`."""
    for base in bases:
        for cls in base.__mro__:
            if cls is object or isinstance(cls, EnumType):
                continue
            if "__new__" in cls.__dict__:
                return cls
    return object


class EnumType(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kwds):
        for base in bases:
            if isinstance(base, EnumType) and base._member_map_:
                raise TypeError(f"<enum {name!r}> cannot extend {base!r}")
        return {}

    def __new__(mcls, name, bases, namespace, *, boundary=None, **kwds):
        ignored = namespace.pop("_ignore_", ())
        ignored = ignored.replace(",", " ").split() if isinstance(ignored, str) else ignored
        members = {}
        plain = {}
        for key, value in namespace.items():
            if key in ignored:
                continue
            if _is_member(name, key, value):
                members[key] = value.value if isinstance(value, member) else value
            else:
                plain[key] = value.value if isinstance(value, nonmember) else value
        new_member = plain.pop("__new__", None)
        cls = super().__new__(mcls, name, bases, plain, **kwds)
        cls._member_map_ = {}
        cls._member_names_ = []
        cls._value2member_map_ = {}
        cls._unhashable_ = []
        cls._member_type_ = data_type = _data_type(bases)
        if new_member is None:
            new_member = next((base._new_member_ for base in bases if isinstance(base, EnumType) and base._new_member_), None)
        cls._new_member_ = new_member
        if data_type is not object:
            _show_as_enum(cls, plain)
        last_values = []
        for key, value in members.items():
            value = _resolve(cls, key, value, last_values)
            _add_member(cls, key, value, data_type, new_member)
            last_values.append(cls._member_map_[key]._value_)
        if Flag is not None and issubclass(cls, Flag):
            _finish_flag(cls, boundary)
        return cls

    def __call__(cls, value, names=_missing, *rest, module=None, qualname=None, type=None, start=1, boundary=None):
        if names is _missing or cls._member_map_:
            if names is not _missing:
                value = (value, names, *rest)
            return _find(cls, value)
        return _functional(cls, value, names, module, type, start)

    def __bool__(cls):
        return True

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        try:
            return value in cls._value2member_map_
        except TypeError:
            return any(value == other._value_ for other in cls._unhashable_)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __len__(cls):
        return len(cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __repr__(cls):
        if Flag is not None and issubclass(cls, Flag):
            return f"<flag {cls.__name__!r}>"
        return f"<enum {cls.__name__!r}>"

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls._member_map_:
            raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
        super().__delattr__(name)

    @property
    def __members__(cls):
        return dict(cls._member_map_)


EnumMeta = EnumType
Enum = Flag = None


def _resolve(cls, name, value, last_values):
    """The value of a member: an `auto` becomes the next one, here and inside of a tuple."""
    if isinstance(value, _Combined):
        return value.combine(*(_resolve(cls, name, part, last_values) for part in value.parts))
    if isinstance(value, auto):
        if value.value is _missing:
            value.value = cls._generate_next_value_(name, 1, len(cls._member_names_), last_values[:])
        return value.value
    if isinstance(value, tuple) and any(isinstance(part, auto) for part in value):
        return tuple(_resolve(cls, name, part, last_values) for part in value)
    return value


def _add_member(cls, name, value, data_type, new_member):
    args = value if isinstance(value, tuple) else (value,)
    if new_member is not None:
        new = getattr(new_member, "__func__", new_member)
        made = new(cls, *args)
    elif data_type is object:
        made = object.__new__(cls)
    else:
        made = data_type.__new__(cls, *args)
    if "_value_" not in made.__dict__:
        made._value_ = value if data_type is object else data_type(*args)
    made._name_ = name
    made.__objclass__ = cls
    if hasattr(cls, "__init__") and cls.__init__ is not object.__init__ and data_type is object or "__init__" in _own_methods(cls):
        made.__init__(*args)
    value = made._value_
    for other in cls._member_map_.values():
        if other._value_ == value:
            made = other
            break
    else:
        # In a flag only single bits are members of their own; the others are names for combinations.
        if Flag is None or not issubclass(cls, Flag) or _is_single_bit(value):
            cls._member_names_.append(name)
        made._sort_order_ = len(cls._member_map_)
    cls._member_map_[name] = made
    type.__setattr__(cls, name, made)
    try:
        cls._value2member_map_.setdefault(value, made)
    except TypeError:
        cls._unhashable_.append(made)


def _show_as_enum(cls, namespace):
    """The methods of the values' class must not hide those of the enum."""
    first_enum = next(base for base in cls.__bases__ if isinstance(base, EnumType))
    names = ["__repr__", "__str__", "__format__"]
    if Flag is not None and issubclass(cls, Flag):
        names += ["__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__", "__bool__"]
    for name in names:
        if name not in namespace:
            setattr(cls, name, getattr(first_enum, name))


def _own_methods(cls):
    names = set()
    for base in cls.__mro__:
        if isinstance(base, EnumType) and base not in (Enum, Flag):
            names.update(base.__dict__)
    return names


def _find(cls, value):
    if type(value) is cls:
        return value
    try:
        found = cls._value2member_map_.get(value, _missing)
    except TypeError:
        found = next((member for member in cls._unhashable_ if member._value_ == value), _missing)
    if found is not _missing:
        return found
    if not cls._member_map_:
        raise TypeError(f"{cls!r} has no members")
    result = cls._missing_(value)
    if isinstance(result, cls):
        return result
    error = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
    if result is not None:
        error = TypeError(f"error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member")
    raise error


def _functional(cls, class_name, names, module, mixin, start):
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    namespace = {"__module__": module or "__main__"}
    if hasattr(names, "items"):
        namespace.update(names)
    else:
        values = []
        for at, name in enumerate(names):
            if isinstance(name, str):
                value = cls._generate_next_value_(name, start, at, values[:])
            else:
                name, value = name
            values.append(value)
            namespace[name] = value
    bases = (cls,) if mixin is None else (mixin, cls)
    return type(cls)(class_name, bases, namespace)


class Enum(metaclass=EnumType):
    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return max(last_values) + 1
        except TypeError:
            raise TypeError("unable to sort non-numeric values") from None

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        cls = type(self)
        shown = cls._member_type_.__repr__(self._value_) if cls._member_type_ is not object else repr(self._value_)
        return f"<{cls.__name__}.{self._name_}: {shown}>"

    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __eq__(self, other):
        return self is other

    def __dir__(self):
        return ["__class__", "__doc__", "__module__", "name", "value"]

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce_ex__(self, proto):
        return type(self), (self._value_,)


class ReprEnum(Enum):
    """Enums that change only what `repr` shows."""


class IntEnum(int, ReprEnum):
    __str__ = int.__repr__
    __format__ = int.__format__
    __eq__ = int.__eq__
    __hash__ = int.__hash__


class StrEnum(str, ReprEnum):
    __str__ = str.__str__
    __format__ = str.__format__
    __eq__ = str.__eq__
    __hash__ = str.__hash__

    def __new__(cls, *values):
        for value in values:
            if not isinstance(value, str):
                raise TypeError(f"{value!r} is not a string")
        made = str.__new__(cls, *values)
        made._value_ = str(*values)
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


STRICT, CONFORM, EJECT, KEEP = "strict", "conform", "eject", "keep"


def _is_single_bit(value):
    return isinstance(value, int) and value > 0 and value & (value - 1) == 0


def _finish_flag(cls, boundary):
    bits = 0
    for member in cls._member_map_.values():
        if isinstance(member._value_, int):
            bits |= member._value_
    cls._flag_mask_ = bits
    cls._boundary_ = boundary or getattr(cls, "_boundary_", None) or STRICT


class Flag(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start or 1
        return 1 << max(last_values).bit_length()

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask = cls._flag_mask_
        if value < 0:
            value &= mask
        elif value & ~mask:
            if cls._boundary_ == STRICT:
                width = max(value, mask).bit_length()
                raise ValueError(
                    f"{cls!r} invalid value {value!r}\n    given 0b0 {value:0{width}b}\n  allowed 0b0 {mask:0{width}b}"
                )
            if cls._boundary_ == EJECT:
                return value
            if cls._boundary_ == CONFORM:
                value &= mask
        found = cls._value2member_map_.get(value)
        if found is not None:
            return found
        made = object.__new__(cls) if cls._member_type_ is object else cls._member_type_.__new__(cls, value)
        made._value_ = value
        names = [member._name_ for member in cls if member._value_ & value]
        made._name_ = "|".join(names) if names else None
        cls._value2member_map_[value] = made
        return made

    def __iter__(self):
        return (member for member in type(self) if member._value_ & self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __bool__(self):
        return bool(self._value_)

    def __contains__(self, other):
        if not isinstance(other, type(self)):
            name = type(other).__qualname__
            raise TypeError(f"unsupported operand type(s) for 'in': {name!r} and {type(self).__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __repr__(self):
        if self._name_ is None:
            return f"<{type(self).__name__}: {self._value_!r}>"
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        if self._name_ is None:
            return f"{type(self).__name__}({self._value_!r})"
        return f"{type(self).__name__}.{self._name_}"

    def _combined(self, other, combine):
        if isinstance(other, type(self)):
            other = other._value_
        elif not (type(self)._member_type_ is not object and isinstance(other, int)):
            return NotImplemented
        return type(self)(combine(self._value_, other))

    def __or__(self, other):
        return self._combined(other, lambda a, b: a | b)

    def __and__(self, other):
        return self._combined(other, lambda a, b: a & b)

    def __xor__(self, other):
        return self._combined(other, lambda a, b: a ^ b)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __invert__(self):
        return type(self)(type(self)._flag_mask_ & ~self._value_)


class IntFlag(int, Flag, ReprEnum, boundary=KEEP):
    __str__ = int.__repr__
    __format__ = int.__format__
    __eq__ = int.__eq__
    __hash__ = int.__hash__


def unique(enumeration):
    aliases = [(name, member._name_) for name, member in enumeration.__members__.items() if name != member._name_]
    if aliases:
        shown = ", ".join(f"{alias} -> {name}" for alias, name in aliases)
        raise ValueError(f"duplicate values found in {enumeration!r}: {shown}")
    return enumeration


UNIQUE = "one name per value"


def verify(*checks):
    return lambda enumeration: unique(enumeration) if UNIQUE in checks else enumeration


def show_flag_values(value):
    return [1 << at for at in range(value.bit_length()) if value >> at & 1]
