from abc import ABC

DEFAULT_BUFFER_SIZE = 131072
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
BlockingIOError = BlockingIOError
open = open


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase(ABC):
    closed = False

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file" + "." * isinstance(self, BytesIO))

    def close(self):
        self.closed = True

    def flush(self):
        self._check()

    def isatty(self):
        self._check()
        return False

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *details):
        self.close()

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    pass


class TextIOBase(IOBase):
    pass


class _Memory:
    """A file that is held in memory: text or bytes, and a place in them."""

    def getvalue(self):
        self._check()
        return self._data[:]

    def read(self, size=-1, /):
        self._check()
        end = len(self._data) if size is None or size < 0 else self._at + size
        piece = self._data[self._at : end]
        self._at += len(piece)
        return piece

    def readline(self, size=-1, /):
        self._check()
        end = self._data.find(self._newline, self._at) + 1 or len(self._data)
        return self.read(max(end - self._at, 0) if size is None or size < 0 else min(size, end - self._at))

    def readlines(self, hint=-1, /):
        lines = []
        total = 0
        for line in self:
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint <= total:
                break
        return lines

    def _put(self, data):
        gap = self._at - len(self._data)
        if gap > 0:
            self._data += self._zero * gap
        self._data = self._data[: self._at] + data + self._data[self._at + len(data) :]
        self._at += len(data)
        return len(data)

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def tell(self):
        self._check()
        return self._at

    def truncate(self, pos=None, /):
        self._check()
        pos = self._at if pos is None else pos
        if pos < 0:
            raise ValueError(f"negative pos value {pos}")
        self._data = self._data[:pos]
        return pos


class StringIO(_Memory, TextIOBase):
    _newline = "\n"
    _zero = "\0"
    encoding = errors = None
    line_buffering = False

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._data = initial_value or ""
        self._at = 0

    def write(self, s, /):
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got {type(s).__name__!r}")
        self._check()
        return self._put(s)

    def seek(self, pos, whence=0, /):
        self._check()
        if whence not in (0, 1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0 and pos < 0:
            raise ValueError(f"Negative seek position {pos}")
        if whence and pos:
            raise OSError("Can't do nonzero cur-relative seeks")
        self._at = (pos, self._at, len(self._data))[whence]
        return self._at


class BytesIO(_Memory, BufferedIOBase):
    _newline = b"\n"
    _zero = b"\0"

    def __init__(self, initial_bytes=b""):
        if isinstance(initial_bytes, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        self._data = bytes(initial_bytes)
        self._at = 0

    def write(self, b, /):
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        self._check()
        return self._put(bytes(b))

    read1 = _Memory.read

    def readinto(self, buffer, /):
        piece = self.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def getbuffer(self):
        return self.getvalue()

    def seek(self, pos, whence=0, /):
        self._check()
        if whence not in (0, 1, 2):
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0 and pos < 0:
            raise ValueError(f"negative seek value {pos}")
        self._at = max(0, pos + (0, self._at, len(self._data))[whence])
        return self._at


class TextIOWrapper(TextIOBase):
    def __init__(self, *args, **kwargs):
        raise NotImplementedError("files are not available here: use io.StringIO, which is held in memory")


BufferedReader = BufferedWriter = FileIO = TextIOWrapper
