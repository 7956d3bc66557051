# aiofiles.os: the files that aiofiles has written.

from types import SimpleNamespace
from aiofiles import _files, _wait


async def remove(name):
    await _wait("remove", name)
    if str(name) not in _files:
        raise FileNotFoundError(2, "No such file or directory", str(name))
    del _files[str(name)]


async def rename(old, new):
    await _wait("rename", old)
    if str(old) not in _files:
        raise FileNotFoundError(2, "No such file or directory", str(old))
    _files[str(new)] = _files.pop(str(old))


async def stat(name):
    await _wait("stat", name)
    if str(name) not in _files:
        raise FileNotFoundError(2, "No such file or directory", str(name))
    return SimpleNamespace(st_size=len(_files[str(name)]))


async def makedirs(name, exist_ok=False):
    await _wait("makedirs", name)


mkdir = makedirs
unlink = remove


class path:
    @staticmethod
    async def exists(name):
        await _wait("stat", name)
        return str(name) in _files

    isfile = exists

    @staticmethod
    async def getsize(name):
        return (await stat(name)).st_size
