import sys as _sys
from collections import namedtuple as _namedtuple

uname_result = _namedtuple("uname_result", "system node release version machine", module="platform")


def python_version():
    return ".".join(map(str, _sys.version_info[:3]))


def python_version_tuple():
    return tuple(python_version().split("."))


def python_implementation():
    return "CPython"


def uname():
    return uname_result("Emscripten", "emscripten", "4.0.9", "#1", "wasm32")


def system():
    return uname().system


def node():
    return uname().node


def release():
    return uname().release


def version():
    return uname().version


def machine():
    return uname().machine


def processor():
    return ""


def architecture(executable="", bits="", linkage=""):
    return "32bit", ""


def platform(aliased=False, terse=False):
    return "Emscripten-4.0.9-wasm32-32bit"


def python_compiler():
    return "Clang"


def python_build():
    return "main", ""
