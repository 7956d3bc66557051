from os import path
from _support import urandom

name = "posix"
sep, altsep, extsep, pathsep, linesep, curdir, pardir, devnull = "/", None, ".", ":", "\n", ".", "..", "/dev/null"
error = OSError
environ = {"HOME": "/home/user", "PATH": "/", "PWD": "/", "USER": "web_user", "LANG": "en_US.UTF-8"}


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(name, value, /):
    environ[name] = value


def getpid():
    from threading import current_thread

    return getattr(current_thread(), "_pid", 42)


def getppid():
    return 1


def getcwd():
    return "/home/user"


def getlogin():
    return environ["USER"]


def cpu_count():
    return 1


process_cpu_count = cpu_count


def get_terminal_size(fd=0, /):
    from collections import namedtuple

    return namedtuple("terminal_size", "columns lines", module="os")(80, 24)


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    if hasattr(type(path), "__fspath__"):
        return type(path).__fspath__(path)
    raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")


class PathLike:
    @classmethod
    def __subclasshook__(cls, other):
        return hasattr(other, "__fspath__")

    __class_getitem__ = classmethod(lambda cls, item: cls)


_FILES = """
    abort access chdir chmod chown close dup execl execv execve execvp fdopen fork fsync ftruncate get_exec_path getloadavg kill killpg
    link listdir lseek lstat makedirs mkdir mkfifo nice open pipe popen posix_spawn read readlink remove removedirs rename renames replace
    rmdir scandir sched_getaffinity sendfile setsid spawnl spawnv stat startfile statvfs symlink system times truncate umask uname unlink
    utime wait waitpid walk write _exit
""".split()


def __getattr__(name):
    if name not in _FILES:
        raise AttributeError(f"module 'os' has no attribute {name!r}")
    raise NotImplementedError(f"os.{name} is not available here: there are no files and no processes")
