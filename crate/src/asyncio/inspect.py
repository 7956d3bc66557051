from collections import OrderedDict as _OrderedDict
from collections import namedtuple as _namedtuple
from enum import IntEnum as _IntEnum
from _support import frames as _frames
import types as _types

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR, CO_COROUTINE, CO_ASYNC_GENERATOR = 1, 2, 4, 8, 16, 32, 128, 512
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"
GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "AGEN_CLOSED"


class _empty:
    pass


_empty.__name__ = _empty.__qualname__ = "_empty"
_empty.__module__ = "inspect"


class _ParameterKind(_IntEnum):
    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4

    def __str__(self):
        return self.name

    @property
    def description(self):
        return ("positional-only", "positional or keyword", "variadic positional", "keyword-only", "variadic keyword")[self]


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, _types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation)


class Parameter:
    __slots__ = ("name", "kind", "default", "annotation")
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _ParameterKind
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.name = name
        self.kind = _ParameterKind(kind)
        self.default = default
        self.annotation = annotation

    def replace(self, **changes):
        parts = {"name": self.name, "kind": self.kind, "default": self.default, "annotation": self.annotation}
        return type(self)(**parts | changes)

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self.name, self.kind, self.default, self.annotation) == (other.name, other.kind, other.default, other.annotation)

    def __hash__(self):
        return hash((self.name, self.kind))

    def __str__(self):
        text = self.name
        if self.annotation is not _empty:
            text += f": {formatannotation(self.annotation)}"
        if self.default is not _empty:
            text += f" = {self.default!r}" if self.annotation is not _empty else f"={self.default!r}"
        return {2: "*", 4: "**"}.get(self.kind, "") + text

    def __repr__(self):
        return f'<{type(self).__name__} "{self}">'


class BoundArguments:
    def __init__(self, signature, arguments):
        self.signature = signature
        self.arguments = arguments

    @property
    def args(self):
        found = ()
        for name, parameter in self.signature.parameters.items():
            if parameter.kind in (3, 4) or name not in self.arguments:
                break
            found += tuple(self.arguments[name]) if parameter.kind == 2 else (self.arguments[name],)
        return found

    @property
    def kwargs(self):
        found = {}
        started = False
        for name, parameter in self.signature.parameters.items():
            if name not in self.arguments:
                started = started or parameter.kind < 2
            elif parameter.kind == 4:
                found.update(self.arguments[name])
            elif parameter.kind == 3 or started and parameter.kind == 1:
                found[name] = self.arguments[name]
        return found

    def apply_defaults(self):
        filled = {}
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments:
                filled[name] = self.arguments[name]
            elif parameter.default is not _empty:
                filled[name] = parameter.default
            elif parameter.kind in (2, 4):
                filled[name] = () if parameter.kind == 2 else {}
        self.arguments = filled

    def __eq__(self, other):
        return isinstance(other, BoundArguments) and (self.signature, self.arguments) == (other.signature, other.arguments)

    def __repr__(self):
        return f"<{type(self).__name__} ({', '.join(f'{name}={value!r}' for name, value in self.arguments.items())})>"


class Signature:
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self.parameters = _types.MappingProxyType({parameter.name: parameter for parameter in parameters or ()})
        self.return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, **kwargs):
        return signature(obj, **kwargs)

    def replace(self, *, parameters=_empty, return_annotation=_empty):
        parameters = self.parameters.values() if parameters is _empty else parameters
        return type(self)(parameters, return_annotation=self.return_annotation if return_annotation is _empty else return_annotation)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, partial=True)

    def _bind(self, args, kwargs, partial=False):
        bound = {}
        left = list(args)
        for name, parameter in self.parameters.items():
            kind = parameter.kind
            if kind == 2:
                if left:
                    bound[name], left = tuple(left), []
            elif kind == 4:
                continue
            elif kind < 2 and left:
                if kind and name in kwargs:
                    raise TypeError(f"multiple values for argument {name!r}")
                bound[name] = left.pop(0)
            elif kind and name in kwargs:
                bound[name] = kwargs.pop(name)
            elif parameter.default is _empty and not partial:
                raise TypeError(f"missing a required argument: {name!r}")
        if left:
            raise TypeError("too many positional arguments")
        for name, parameter in self.parameters.items():
            if parameter.kind == 4:
                if kwargs:
                    bound[name], kwargs = kwargs, {}
        if kwargs:
            raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return BoundArguments(self, bound)

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return dict(self.parameters) == dict(other.parameters) and self.return_annotation == other.return_annotation

    def __hash__(self):
        return hash(tuple(self.parameters))

    def format(self, *, max_width=None, quote_annotation_strings=True):
        parts = []
        slash, star = False, True
        for parameter in self.parameters.values():
            if parameter.kind == 0:
                slash = True
            elif slash:
                parts.append("/")
                slash = False
            if parameter.kind == 2:
                star = False
            elif parameter.kind == 3 and star:
                parts.append("*")
                star = False
            parts.append(str(parameter))
        if slash:
            parts.append("/")
        text = f"({', '.join(parts)})"
        if max_width is not None and len(text) > max_width:
            text = "(\n    " + ",\n    ".join(parts) + "\n)"
        return text if self.return_annotation is _empty else f"{text} -> {formatannotation(self.return_annotation)}"

    __str__ = format

    def __repr__(self):
        return f"<{type(self).__name__} {self}>"


def _of_function(function):
    code = function.__code__
    names = code.co_varnames
    annotations = function.__annotations__
    defaults = function.__defaults__ or ()
    keyword_defaults = function.__kwdefaults__ or {}
    positional, keyword_only = code.co_argcount, code.co_kwonlyargcount

    def make(name, kind, default=_empty):
        return Parameter(name, kind, default=default, annotation=annotations.get(name, _empty))

    parameters = []
    first_default = positional - len(defaults)
    for at, name in enumerate(names[:positional]):
        default = defaults[at - first_default] if at >= first_default else _empty
        parameters.append(make(name, 0 if at < code.co_posonlyargcount else 1, default))
    at = positional + keyword_only
    if code.co_flags & CO_VARARGS:
        parameters.append(make(names[at], 2))
        at += 1
    parameters += [make(name, 3, keyword_defaults.get(name, _empty)) for name in names[positional : positional + keyword_only]]
    if code.co_flags & CO_VARKEYWORDS:
        parameters.append(make(names[at], 4))
    return Signature(parameters, return_annotation=annotations.get("return", _empty))


def _without_first(found):
    parameters = list(found.parameters.values())
    return found.replace(parameters=parameters[1:] if parameters and parameters[0].kind < 2 else parameters)


def _of_partial(partial):
    parameters = []
    named = False
    left = len(partial.args)
    for parameter in signature(partial.func).parameters.values():
        if left and parameter.kind < 2:
            left -= 1
        elif parameter.name in partial.keywords:
            named = True
            parameters.append(parameter.replace(default=partial.keywords[parameter.name], kind=3))
        elif named and parameter.kind == 1:
            parameters.append(parameter.replace(kind=3))
        elif not (named and parameter.kind == 2):
            parameters.append(parameter)
    return signature(partial.func).replace(parameters=parameters)


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=None):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if isinstance(obj, _types.MethodType):
        return _without_first(signature(obj.__func__))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda each: hasattr(each, "__signature__"))
    if getattr(obj, "__signature__", None) is not None:
        return obj.__signature__
    if isfunction(obj):
        return _of_function(obj)
    if hasattr(obj, "func") and hasattr(obj, "keywords"):
        return _of_partial(obj)
    if isclass(obj):
        for name in ("__new__", "__init__"):
            method = getattr(obj, name, None)
            if isfunction(method):
                return _without_first(signature(method)).replace(return_annotation=_empty) if name == "__new__" else _without_first(signature(method))
        if obj.__module__ != "builtins":
            return Signature()
        raise ValueError(f"no signature found for builtin type {obj!r}")
    call = getattr(type(obj), "__call__", None)
    if isfunction(call):
        return _without_first(signature(call))
    raise ValueError(f"no signature found for builtin {obj!r}")


def unwrap(func, *, stop=None):
    seen = 0
    while hasattr(func, "__wrapped__") and not (stop and stop(func)) and not isclass(func):
        func = func.__wrapped__
        seen += 1
        if seen > 1000:
            raise ValueError(f"wrapper loop when unwrapping {func!r}")
    return func


FullArgSpec = _namedtuple("FullArgSpec", "args varargs varkw defaults kwonlyargs kwonlydefaults annotations")


def getfullargspec(func):
    found = signature(func, follow_wrapped=False)
    each = list(found.parameters.values())
    of = lambda *kinds: [parameter.name for parameter in each if parameter.kind in kinds]
    defaults = tuple(parameter.default for parameter in each if parameter.kind < 2 and parameter.default is not _empty)
    keyword_defaults = {parameter.name: parameter.default for parameter in each if parameter.kind == 3 and parameter.default is not _empty}
    annotations = {} if found.return_annotation is _empty else {"return": found.return_annotation}
    annotations |= {parameter.name: parameter.annotation for parameter in each if parameter.annotation is not _empty}
    return FullArgSpec(
        of(0, 1), next(iter(of(2)), None), next(iter(of(4)), None), defaults or None, of(3), keyword_defaults or None, annotations
    )


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margins = [len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.strip(" ")]
    margin = min(margins, default=0)
    lines = [lines[0].lstrip(" "), *(line[margin:] for line in lines[1:])]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    if doc is None and isclass(object):
        doc = next((base.__doc__ for base in object.__mro__[1:-1] if base.__doc__ is not None), None)
    return cleandoc(doc) if isinstance(doc, str) else None


def getmembers(object, predicate=None):
    members = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            members.append((name, value))
    return sorted(members, key=lambda pair: pair[0])


def getmro(cls):
    return cls.__mro__


def getmodule(object, _filename=None):
    import sys

    return sys.modules.get(getattr(object, "__module__", None))


def isroutine(object):
    partial = hasattr(object, "func") and hasattr(object, "keywords")
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object) or partial


def ismethoddescriptor(object):
    return isinstance(object, _types.MethodDescriptorType)


def isdatadescriptor(object):
    return hasattr(type(object), "__set__") or isinstance(object, property)


def isabstract(object):
    return isclass(object) and bool(getattr(object, "__abstractmethods__", None))


def iscode(object):
    return isinstance(object, _types.CodeType)


def isframe(object):
    return isinstance(object, _types.FrameType)


def istraceback(object):
    return isinstance(object, _types.TracebackType)


def markcoroutinefunction(func):
    return func


def getgeneratorstate(generator):
    return "GEN_" + _generator_state(generator)


def getcoroutinestate(coroutine):
    return "CORO_" + _generator_state(coroutine)


def getasyncgenstate(agen):
    return "AGEN_" + _generator_state(agen)


def currentframe():
    return _frames()


FrameInfo = _namedtuple("FrameInfo", "frame filename lineno function code_context index")
Traceback = _namedtuple("Traceback", "filename lineno function code_context index")


def getframeinfo(frame, context=1):
    from traceback import FrameSummary

    code = frame.f_code
    line = FrameSummary(code.co_filename, frame.f_lineno, code.co_name).line
    return Traceback(code.co_filename, frame.f_lineno, code.co_name, [line + "\n"] if line else None, 0 if line else None)


def stack(context=1):
    frame = _frames()
    found = []
    while frame is not None:
        found.append(FrameInfo(frame, *getframeinfo(frame)))
        frame = frame.f_back
    return found


def getattr_static(obj, attr, default=_empty):
    for place in (obj, *(obj if isclass(obj) else type(obj)).__mro__):
        if attr in getattr(place, "__dict__", ()):
            return place.__dict__[attr]
    if default is _empty:
        raise AttributeError(attr)
    return default


def getclosurevars(func):
    raise NotImplementedError("inspect.getclosurevars() is not available here: look at func.__closure__")


def getsource(object):
    raise OSError("could not get source code")


getsourcelines = getsource


def getsourcefile(object):
    return getfile(object)


def getfile(object):
    import sys

    return sys.argv[0]
