class Error(Exception):
    pass


error = Error
_missing = object()
_ATOMS = (int, float, bool, str, bytes, complex, range, slice, type(None), type(...), type(NotImplemented), type, type(lambda: 0), type(len))


def _new_like(x):
    """An object of the same class without its state."""
    cls = type(x)
    for base in (list, dict, set, tuple, frozenset, str, int, float, bytes):
        if isinstance(x, base):
            return base.__new__(cls, x) if base in (tuple, frozenset, str, int, float, bytes) else base.__new__(cls)
    if isinstance(x, BaseException):
        return cls.__new__(cls, *x.args)
    return object.__new__(cls)


def _state(x):
    state = dict(getattr(x, "__dict__", {}))
    for base in type(x).__mro__:
        slots = base.__dict__.get("__slots__", ())
        for slot in (slots,) if isinstance(slots, str) else slots:
            if hasattr(x, slot):
                state[slot] = getattr(x, slot)
    return state


def _fill(made, items, state):
    if isinstance(made, list):
        made[:] = items
    elif isinstance(made, dict):
        for key, value in items:
            dict.__setitem__(made, key, value)
    elif isinstance(made, set):
        set.update(made, items)
    for name, value in state.items():
        object.__setattr__(made, name, value)
    return made


def _items(x):
    if isinstance(x, dict):
        return list(dict.items(x))
    return list(x) if isinstance(x, (list, set)) else ()


def copy(x):
    if isinstance(x, _ATOMS) and type(x) in _ATOMS or isinstance(x, type):
        return x
    method = getattr(type(x), "__copy__", None)
    if method is not None:
        return method(x)
    if type(x) in (list, dict, set, bytearray):
        return x.copy()
    if type(x) in (tuple, frozenset):
        return x
    _check(x)
    return _fill(_new_like(x), _items(x), _state(x))


def _check(x):
    name = type(x).__name__
    if name in ("generator", "coroutine", "async_generator", "module", "Task", "Future") or name.endswith("_iterator"):
        raise TypeError(f"cannot pickle '{name}' object")


def deepcopy(x, memo=None, _nil=[]):
    if type(x) in _ATOMS or isinstance(x, type):
        return x
    if memo is None:
        memo = {}
    made = memo.get(id(x), _missing)
    if made is not _missing:
        return made
    made = _deep(x, memo)
    if made is not x:
        memo[id(x)] = made
        # What has been copied must stay, or its id may come again.
        memo.setdefault(id(memo), []).append(x)
    return made


def _deep(x, memo):
    method = getattr(type(x), "__deepcopy__", None)
    if method is not None:
        return method(x, memo)
    if type(x) is tuple:
        items = tuple([deepcopy(item, memo) for item in x])
        if id(x) in memo:
            return memo[id(x)]
        return x if all(a is b for a, b in zip(items, x)) else items
    if type(x) is frozenset:
        return frozenset([deepcopy(item, memo) for item in x])
    if type(x) is bytearray:
        return x.copy()
    if type(x).__name__ == "deque":
        return type(x)([deepcopy(item, memo) for item in x], x.maxlen)
    _check(x)
    made = memo[id(x)] = _new_like(x)
    if isinstance(x, dict):
        items = [(deepcopy(key, memo), deepcopy(value, memo)) for key, value in _items(x)]
    else:
        items = [deepcopy(item, memo) for item in _items(x)]
    return _fill(made, items, {name: deepcopy(value, memo) for name, value in _state(x).items()})


def replace(obj, /, **changes):
    method = getattr(type(obj), "__replace__", None)
    if method is None:
        raise TypeError(f"replace() does not support {type(obj).__name__} objects")
    return method(obj, **changes)
