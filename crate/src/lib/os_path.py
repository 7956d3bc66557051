sep, altsep, extsep, pathsep, curdir, pardir = "/", None, ".", ":", ".", ".."


def _text(path):
    return path if isinstance(path, str) else path.__fspath__()


def isabs(s):
    return _text(s).startswith("/")


def join(a, /, *p):
    path = _text(a)
    for part in map(_text, p):
        if part.startswith("/"):
            path = part
        elif not path or path.endswith("/"):
            path += part
        else:
            path += "/" + part
    return path


def split(p):
    head, slash, tail = _text(p).rpartition("/")
    head += slash
    return head.rstrip("/") or head, tail


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def splitext(p):
    p = _text(p)
    base = p[p.rfind("/") + 1 :]
    dot = base.lstrip(".").rfind(".")
    if dot < 0:
        return p, ""
    at = len(p) - len(base.lstrip(".")) + dot
    return p[:at], p[at:]


def splitroot(p):
    p = _text(p)
    slashes = len(p) - len(p.lstrip("/"))
    root = p[: 2 if slashes == 2 else min(slashes, 1)]
    return "", root, p[len(root) :]


def splitdrive(p):
    return "", _text(p)


def normpath(path):
    path = _text(path)
    _, root, rest = splitroot(path)
    parts = []
    for part in rest.split("/"):
        if part in ("", "."):
            continue
        if part == ".." and (parts and parts[-1] != ".."):
            parts.pop()
        elif part != ".." or not root:
            parts.append(part)
    return root + "/".join(parts) or "."


def normcase(s):
    return _text(s)


def abspath(path):
    return normpath(join("/home/user", path))


realpath = abspath


def relpath(path, start="."):
    if not path:
        raise ValueError("no path specified")
    here = [part for part in abspath(start).split("/") if part]
    there = [part for part in abspath(path).split("/") if part]
    shared = 0
    while shared < min(len(here), len(there)) and here[shared] == there[shared]:
        shared += 1
    return "/".join([".."] * (len(here) - shared) + there[shared:]) or "."


def commonprefix(m):
    if not m:
        return ""
    low, high = min(m), max(m)
    for at, letter in enumerate(low):
        if letter != high[at]:
            return low[:at]
    return low


def commonpath(paths):
    parts = [[part for part in _text(path).split("/") if part and part != "."] for path in paths]
    if not parts:
        raise ValueError("commonpath() arg is an empty sequence")
    absolute = {isabs(path) for path in paths}
    if len(absolute) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    return "/" * absolute.pop() + "/".join(commonprefix(parts))


def expanduser(path):
    path = _text(path)
    return "/home/user" + path[1:] if path == "~" or path.startswith("~/") else path


def expandvars(path):
    from os import environ
    from string import Template

    return Template(_text(path)).safe_substitute(environ)


def exists(path):
    """There are no files."""
    return False


lexists = isfile = isdir = islink = ismount = exists


def __getattr__(name):
    if name not in ("getsize", "getmtime", "getatime", "getctime", "samefile", "sameopenfile", "samestat"):
        raise AttributeError(f"module 'posixpath' has no attribute {name!r}")
    raise NotImplementedError(f"os.path.{name} is not available here: there are no files")
