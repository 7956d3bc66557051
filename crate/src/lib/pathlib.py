import os.path as _path


class PurePath:
    def __init__(self, *segments):
        parts = []
        for segment in segments:
            if not isinstance(segment, (str, PurePath)):
                name = type(segment).__name__
                message = "argument should be a str or an os.PathLike object where __fspath__ returns a str, not "
                raise TypeError(f"{message}{name!r}")
            parts.append(str(segment))
        _, self.root, rest = _path.splitroot(_path.join(*parts)) if parts else ("", "", "")
        self._tail = [part for part in rest.split("/") if part and part != "."]

    drive = ""

    @classmethod
    def _of(cls, root, tail):
        made = cls()
        made.root, made._tail = root, tail
        return made

    def with_segments(self, *segments):
        return type(self)(*segments)

    @property
    def anchor(self):
        return self.root

    @property
    def parts(self):
        return ((self.root,) if self.root else ()) + tuple(self._tail)

    @property
    def name(self):
        return self._tail[-1] if self._tail else ""

    @property
    def suffix(self):
        return _path.splitext(self.name)[1] if not self.name.endswith(".") else ""

    @property
    def suffixes(self):
        return ["." + part for part in self.name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        return self.name.removesuffix(self.suffix)

    @property
    def parent(self):
        return self._of(self.root, self._tail[:-1])

    @property
    def parents(self):
        return tuple(self._of(self.root, self._tail[:end]) for end in reversed(range(len(self._tail))))

    def __str__(self):
        return self.root + "/".join(self._tail) or "."

    __fspath__ = as_posix = __str__

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def __truediv__(self, other):
        if not isinstance(other, (str, PurePath)):
            return NotImplemented
        return self.joinpath(other)

    def __rtruediv__(self, other):
        return type(self)(other, self) if isinstance(other, str) else NotImplemented

    def joinpath(self, *others):
        return type(self)(self, *others)

    def is_absolute(self):
        return bool(self.root)

    def relative_to(self, other, *, walk_up=False):
        other = type(self)(other)
        size = len(other.parts)
        if self.parts[:size] == other.parts:
            return self._of("", self._tail[size - bool(other.root) :])
        if not walk_up or self.root != other.root:
            raise ValueError(f"{str(self)!r} is not in the subpath of {str(other)!r}")
        return type(self)(_path.relpath(str(self), str(other)))

    def is_relative_to(self, other):
        other = type(self)(other)
        return self.parts[: len(other.parts)] == other.parts

    def with_name(self, name):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._of(self.root, [*self._tail[:-1], name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if suffix and (not suffix.startswith(".") or suffix == "." or "/" in suffix):
            raise ValueError(f"Invalid suffix {suffix!r}")
        return self.with_name(self.stem + suffix)

    def match(self, pattern, *, case_sensitive=None):
        wanted = PurePath(pattern)
        from fnmatch import fnmatchcase

        mine = self.parts
        if wanted.root and len(wanted.parts) != len(mine) or len(wanted.parts) > len(mine):
            return False
        return all(map(fnmatchcase, mine[len(mine) - len(wanted.parts) :], wanted.parts))

    def as_uri(self):
        if not self.root:
            raise ValueError("relative paths can't be expressed as file URIs")
        from urllib.parse import quote

        return "file://" + quote(str(self))

    def __eq__(self, other):
        return str(self) == str(other) if isinstance(other, PurePath) else NotImplemented

    def __hash__(self):
        return hash(str(self))

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self.parts <= other.parts if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self.parts > other.parts if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self.parts >= other.parts if isinstance(other, PurePath) else NotImplemented


class PurePosixPath(PurePath):
    pass


class Path(PurePosixPath):
    @classmethod
    def cwd(cls):
        return cls(_path.abspath("."))

    @classmethod
    def home(cls):
        return cls(_path.expanduser("~"))

    def absolute(self):
        return type(self)(_path.join(_path.abspath("."), str(self)))

    def resolve(self, strict=False):
        return type(self)(_path.abspath(str(self)))

    def expanduser(self):
        return type(self)(_path.expanduser(str(self)))

    def exists(self, **kwargs):
        """There are no files."""
        return False

    is_file = is_dir = is_symlink = exists

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        raise NotImplementedError(f"Path.{name} is not available here: there are no files; io.StringIO holds text in memory")


class PosixPath(Path):
    pass


class PureWindowsPath:
    def __init__(self, *segments):
        raise NotImplementedError("PureWindowsPath is not available here: use PurePosixPath")


WindowsPath = PureWindowsPath
Path.__new__ = lambda cls, *segments: object.__new__(PosixPath if cls is Path else cls)
PurePath.__new__ = lambda cls, *segments: object.__new__(PurePosixPath if cls is PurePath else cls)
