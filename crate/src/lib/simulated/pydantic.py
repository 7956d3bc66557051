# pydantic: BaseModel from annotations and defaults, with light coercion, the usual bounds and validators of fields.

import json as _json

_MISSING = object()


class ValidationError(ValueError):
    def errors(self, **kwargs):
        name, _, message = str(self).partition(": ")
        return [{"loc": (name,), "msg": message}]

    def error_count(self):
        return 1


class FieldInfo:
    def __init__(self, default=_MISSING, *, default_factory=None, **bounds):
        self.default, self.default_factory, self.bounds = default, default_factory, bounds


def Field(default=_MISSING, *, default_factory=None, **bounds):
    return FieldInfo(_MISSING if default is ... else default, default_factory=default_factory, **bounds)


def ConfigDict(**options):
    return options


def field_validator(*names, mode="after", **kwargs):
    def mark(function):
        inner = getattr(function, "__func__", function)
        inner._validates = names, mode
        return classmethod(inner)
    return mark


validator = field_validator
EmailStr = HttpUrl = SecretStr = str


def _is_model(kind):
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _fit(name, kind, value):
    if kind in (int, float, str, bool) and not isinstance(value, kind):
        if kind is str:
            raise ValidationError(f"{name}: Input should be a valid string")
        try:
            return kind(value)
        except (TypeError, ValueError):
            raise ValidationError(f"{name}: Input should be a valid {kind.__name__}") from None
    kinds = getattr(kind, "__args__", (kind,))
    model = next((k for k in kinds if _is_model(k)), None)
    if model and isinstance(value, dict):
        return model(**value)
    if model and isinstance(value, list):
        return [model(**item) if isinstance(item, dict) else item for item in value]
    return value


_BOUNDS = {
    "gt": ("greater than", lambda value, bound: value > bound),
    "ge": ("greater than or equal to", lambda value, bound: value >= bound),
    "lt": ("less than", lambda value, bound: value < bound),
    "le": ("less than or equal to", lambda value, bound: value <= bound),
    "min_length": ("at least this long:", lambda value, bound: len(value) >= bound),
    "max_length": ("at most this long:", lambda value, bound: len(value) <= bound),
}


def _plain(value):
    if isinstance(value, BaseModel):
        return value.dict()
    return [_plain(item) for item in value] if isinstance(value, list) else value


class BaseModel:
    def __init__(self, **data):
        for name, kind in self._fields().items():
            field = getattr(type(self), name, _MISSING)
            info = field if isinstance(field, FieldInfo) else FieldInfo(field)
            value = data.get(name, _MISSING)
            if value is _MISSING:
                value = info.default_factory() if info.default_factory else info.default
                if isinstance(value, (list, dict, set)):
                    value = value.copy()
                if value is _MISSING:
                    raise ValidationError(f"{name}: Field required")
            else:
                value = self._validated(name, kind, info, value)
            setattr(self, name, value)

    @classmethod
    def _validated(cls, name, kind, info, value):
        validators = [(getattr(cls, own), f._validates[1]) for own, f in cls._validators() if name in f._validates[0]]
        for mode in ("before", "after"):
            if mode == "after":
                value = _fit(name, kind, value)
                for key, bound in info.bounds.items():
                    words, holds = _BOUNDS.get(key, ("", None))
                    if holds and value is not None and not holds(value, bound):
                        raise ValidationError(f"{name}: Input should be {words} {bound}")
            for validate, when in validators:
                if when == mode:
                    try:
                        value = validate(value)
                    except (ValueError, AssertionError) as error:
                        raise ValidationError(f"{name}: Value error, {error}") from None
        return value

    @classmethod
    def _validators(cls):
        for base in cls.__mro__:
            for name, member in vars(base).items():
                function = getattr(member, "__func__", None)
                if hasattr(function, "_validates"):
                    yield name, function

    @classmethod
    def _fields(cls):
        fields = {}
        for base in reversed(cls.__mro__):
            if issubclass(base, BaseModel):
                fields.update(getattr(base, "__annotations__", None) or {})
        return {name: kind for name, kind in fields.items() if name[0] != "_" and name != "model_config"}

    @classmethod
    def model_validate(cls, data):
        return data if isinstance(data, cls) else cls(**data)

    parse_obj = model_validate

    @classmethod
    def model_validate_json(cls, text):
        return cls(**_json.loads(text))

    parse_raw = model_validate_json

    def dict(self, *, include=None, exclude=(), exclude_none=False, **kwargs):
        values = {name: _plain(getattr(self, name)) for name in self._fields()}
        return {
            name: value for name, value in values.items()
            if (include is None or name in include) and name not in (exclude or ())
            and not (exclude_none and value is None)
        }

    model_dump = dict

    def json(self, *, indent=None, **kwargs):
        return _json.dumps(self.dict(**kwargs), ensure_ascii=False, default=str, indent=indent)

    model_dump_json = json

    def model_copy(self, *, update=None, **kwargs):
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__, **(update or {}))
        return other

    copy = model_copy

    def __eq__(self, other):
        return type(self) is type(other) and self._values() == other._values()

    def _values(self):
        return {name: getattr(self, name) for name in self._fields()}

    def __str__(self):
        return " ".join(f"{k}={v!r}" for k, v in self._values().items())

    def __repr__(self):
        inner = ", ".join(f"{k}={v!r}" for k, v in self._values().items())
        return f"{type(self).__name__}({inner})"
