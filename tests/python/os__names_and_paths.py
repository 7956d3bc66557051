import os
import os.path
from os import path

print(os.sep, os.linesep == "\n", os.pathsep, os.curdir, os.pardir, os.name, os.extsep, os.devnull)
print(path.join("a", "b", "c.txt"), path.join("/a/", "b"), path.join("a", "/b"), path.join("", "x"), path.join("a", ""))
print(path.basename("/x/y.txt"), path.dirname("/x/y.txt"), path.split("/x/y"), path.split("/x/"), path.splitext("a.tar.gz"), path.splitext(".bashrc"), path.splitext("a/b.c/d"))
print(path.isabs("/a"), path.isabs("a"), path.normpath("/a/../b/./c//d"), path.normpath("../a"), path.normpath(""), path.commonprefix(["/usr/lib", "/usr/local"]), path.commonpath(["/usr/lib", "/usr/local/x"]))
print(path.relpath("/a/b", "/a/c"), path.exists("/no/such/file"), path.isfile("/no"), path.abspath("/x/../y"))
print(os.environ.get("NO_SUCH"), os.getenv("NO_SUCH", "default"), "NO_SUCH" in os.environ)
os.environ["MY_KEY"] = "value"
print(os.getenv("MY_KEY"), os.environ["MY_KEY"], os.environ.pop("MY_KEY"))
try:
    os.environ["NO_SUCH"]
except KeyError as error:
    print("KeyError", error)
print(os.getpid(), os.cpu_count(), type(os.getcwd()).__name__, os.urandom(4), len(os.urandom(16)), os.fspath("x"))
try:
    os.fspath(5)
except TypeError as error:
    print(error)
print(path.expandvars("$NO_SUCH/x"), path.splitdrive("/a"))
