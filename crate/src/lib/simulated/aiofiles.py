# aiofiles: files in memory. Opening, reading and writing take a while each; closing and seeking take none.

import _network as net

_files = {}


def _wait(what, name):
    return net.wait(net.latency(f"disk/{name}", 0.01), f"{what} {name}")


class _File:
    def __init__(self, name, mode):
        self.name, self.mode, self.closed, self._at = name, mode, False, 0
        if mode[0] == "r" and name not in _files:
            raise FileNotFoundError(2, "No such file or directory", name)
        if mode[0] == "x" and name in _files:
            raise FileExistsError(17, "File exists", name)
        old = b"" if mode[0] in "wx" else _files.get(name, b"")
        self._data = old if "b" in mode else old.decode()
        if mode[0] == "a":
            self._at = len(self._data)
        if mode[0] != "r":
            self._save()

    def _save(self):
        _files[self.name] = self._data if "b" in self.mode else self._data.encode()

    def _take(self, to):
        at, self._at = self._at, max(self._at, to)
        return self._data[at:to]

    def _line(self):
        end = self._data.find(b"\n" if "b" in self.mode else "\n", self._at)
        return self._take(end + 1 if end >= 0 else len(self._data))

    async def read(self, n=-1):
        await _wait("read", self.name)
        return self._take(len(self._data) if n is None or n < 0 else min(self._at + n, len(self._data)))

    async def readline(self):
        await _wait("read", self.name)
        return self._line()

    async def readlines(self):
        await _wait("read", self.name)
        return list(iter(self._line, self._data[:0]))

    async def write(self, data):
        await _wait("write", self.name)
        at, self._at = self._at, self._at + len(data)
        self._data = self._data[:at] + data + self._data[self._at:]
        self._save()
        return len(data)

    async def writelines(self, lines):
        for line in lines:
            await self.write(line)

    async def seek(self, offset, whence=0):
        self._at = max(0, offset + (0, self._at, len(self._data))[whence])
        return self._at

    async def tell(self):
        return self._at

    async def truncate(self, size=None):
        self._data = self._data[:self._at if size is None else size]
        self._save()
        return len(self._data)

    async def flush(self):
        pass

    async def close(self):
        self.closed = True

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if not line:
            raise StopAsyncIteration
        return line


class _Opening:
    def __init__(self, name, mode):
        self._args = name, mode
        self._file = None

    async def _open(self):
        await _wait("open", self._args[0])
        self._file = _File(*self._args)
        return self._file

    def __await__(self):
        return self._open().__await__()

    async def __aenter__(self):
        return await self._open()

    async def __aexit__(self, *exc):
        await self._file.close()


def open(file, mode="r", *args, **kwargs):
    return _Opening(str(file), mode)
