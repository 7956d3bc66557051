from collections import OrderedDict as _OrderedDict
from collections import namedtuple as _namedtuple

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotate__", "__type_params__")
WRAPPER_UPDATES = ("__dict__",)
_missing = object()


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        value = getattr(wrapped, name, _missing)
        if value is not _missing:
            setattr(wrapper, name, value)
    for name, value in getattr(wrapped, "__dict__", {}).items() if updated else ():
        setattr(wrapper, name, value)
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)


def reduce(function, iterable, initial=_missing, /):
    items = iter(iterable)
    if initial is _missing:
        for result in items:
            break
        else:
            raise TypeError("reduce() of empty iterable with no initial value")
    else:
        result = initial
    for item in items:
        result = function(result, item)
    return result


_CacheInfo = _namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])


def _make_key(args, kwargs, typed):
    if not kwargs and not typed:
        return args
    parts = args
    if kwargs:
        parts += (_missing, *kwargs.items())
    if typed:
        parts += tuple(type(value) for value in args) + tuple(type(value) for value in kwargs.values())
    return parts


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    if maxsize is not None and not isinstance(maxsize, int):
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    size = None if maxsize is None else max(maxsize, 0)
    return lambda function: _cached(function, size, typed)


def cache(user_function, /):
    return _cached(user_function, None, False)


def _cached(function, maxsize, typed):
    results = _OrderedDict()
    hits = misses = 0

    def wrapper(*args, **kwargs):
        nonlocal hits, misses
        key = _make_key(args, kwargs, typed)
        hash(key)
        found = results.get(key, _missing)
        if found is not _missing:
            hits += 1
            if maxsize is not None:
                results.move_to_end(key)
            return found
        misses += 1
        result = function(*args, **kwargs)
        if maxsize != 0:
            results[key] = result
            if maxsize is not None and len(results) > maxsize:
                results.popitem(last=False)
        return result

    def cache_info():
        return _CacheInfo(hits, misses, maxsize, len(results))

    def cache_clear():
        nonlocal hits, misses
        results.clear()
        hits = misses = 0

    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is not None and self.attrname != name:
            raise TypeError(
                "Cannot assign the same cached_property to two different names "
                f"({self.attrname!r} and {name!r})."
            )
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        value = self.func(instance)
        instance.__dict__[self.attrname] = value
        return value


def _derive(derived, root, from_root):
    def method(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        return from_root(result, self == other)

    method.__name__ = derived
    return method


_less = lambda less, equal: less or equal
_not = lambda result, equal: not result
_strict = lambda result, equal: result and not equal
_neither = lambda result, equal: not (result or equal)
_or_not = lambda result, equal: not result or equal
# For each method that a class may have: how the others follow from it and from ==.
_ORDERINGS = {
    "__lt__": {"__gt__": _neither, "__le__": _less, "__ge__": _not},
    "__le__": {"__ge__": _or_not, "__lt__": _strict, "__gt__": _not},
    "__gt__": {"__lt__": _neither, "__ge__": _less, "__le__": _not},
    "__ge__": {"__le__": _or_not, "__gt__": _strict, "__lt__": _not},
}


def total_ordering(cls):
    roots = [name for name in _ORDERINGS if getattr(cls, name, None) is not getattr(object, name, None)]
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(roots, key=("__ge__", "__gt__", "__le__", "__lt__").index)
    for derived, rule in _ORDERINGS[root].items():
        if derived not in roots:
            setattr(cls, derived, _derive(derived, root, rule))
    return cls


def cmp_to_key(mycmp):
    class K:
        __slots__ = ("obj",)

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

        __hash__ = None

    return K


def _closest(cls, registry):
    """The implementation of the first class in the MRO that has one; abstract classes count where they match."""
    for base in cls.__mro__:
        if base in registry and base is not object:
            return registry[base]
    for abstract in registry:
        if abstract is not object and issubclass(cls, abstract):
            return registry[abstract]
    return registry[object]


def _classes_of_annotation(func):
    annotations = list(func.__annotations__.values())
    if not annotations:
        raise TypeError(
            f"Invalid first argument to `register()`: {func!r}. "
            "Use either `@register(some_class)` or plain `@register` on an annotated function."
        )
    return getattr(annotations[0], "__args__", (annotations[0],))


def singledispatch(func):
    registry = {object: func}

    def dispatch(cls):
        return _closest(cls, registry)

    def register(cls, func=None):
        if func is None and (isinstance(cls, type) or hasattr(cls, "__args__")):
            return lambda func: register(cls, func)
        if func is None:
            func = cls
            classes = _classes_of_annotation(func)
        else:
            classes = getattr(cls, "__args__", (cls,))
        for cls in classes:
            registry[type(None) if cls is None else cls] = func
        return func

    def wrapper(*args, **kwargs):
        if not args:
            raise TypeError(f"{func.__name__} requires at least 1 positional argument")
        return dispatch(type(args[0]))(*args, **kwargs)

    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    def __init__(self, func):
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, method)

    def __get__(self, obj, cls=None):
        def method(*args, **kwargs):
            return self.dispatcher.dispatch(type(args[0])).__get__(obj, cls)(*args, **kwargs)

        return update_wrapper(method, self.func)


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, obj, cls=None):
        return partial(self.func.__get__(obj, cls), *self.args, **self.keywords)
