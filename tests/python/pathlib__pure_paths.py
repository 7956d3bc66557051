from pathlib import Path, PurePath, PurePosixPath
import fnmatch

p = PurePosixPath("/usr/local/lib/python3.14/site.tar.gz")
print(p, repr(p), p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parts, p.root, p.anchor, p.is_absolute())
print(list(p.parents)[:2], p.parents[0], p.relative_to("/usr"), p.is_relative_to("/usr/local"), p.with_name("x.py"), p.with_suffix(".txt"), p.with_stem("other"))
q = PurePosixPath("a") / "b" / "../c"
print(q, "base" / PurePosixPath("x"), q.joinpath("d", "e.txt"), PurePosixPath("a//b/./c/"), PurePosixPath("."), PurePosixPath(""), PurePosixPath("a", "/b"), PurePosixPath("..").name, PurePosixPath(".bashrc").suffix)
print(PurePosixPath("a/b") == PurePosixPath("a//b"), PurePosixPath("a") < PurePosixPath("b"), {PurePosixPath("x"): 1}[PurePosixPath("x")], str(p), p.as_posix(), f"{q}", p.match("*.gz"), q.match("b/*/c"))
for bad in (lambda: p.relative_to("/etc"), lambda: PurePosixPath("/").with_name("x"), lambda: p.with_suffix("txt"), lambda: PurePosixPath(5), lambda: p / 5):
    try:
        print(bad())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(sorted([PurePosixPath("b"), PurePosixPath("a/z"), PurePosixPath("a")]), Path("data") / "file.txt", repr(Path("x")), isinstance(Path("x"), PurePath), repr(PurePath("y")))
print(Path("no/such/file.txt").exists(), Path("/a/../b").name, PurePosixPath("/a/b").relative_to("/a/c", walk_up=True))
print(fnmatch.fnmatch("data.txt", "*.txt"), fnmatch.filter(["a.py", "b.txt", "c.py"], "*.py"), fnmatch.fnmatch("f1", "f[0-9]"), fnmatch.fnmatch("fx", "f[!0-9]"), fnmatch.fnmatchcase("A", "a"))
