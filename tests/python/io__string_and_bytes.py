import io
import sys

f = io.StringIO("one\ntwo\nthree")
print(f.read(2), f.readline(), f.tell(), list(f), f.read() == "", f.getvalue())
f.seek(0)
print(f.readlines(), f.seek(0, 2), f.write("!\n"), f.getvalue().splitlines())
out = io.StringIO()
print("a", 1, file=out, end=";")
print(out.write("text"), out.getvalue(), out.tell())
out.seek(0)
out.write("XY")
out.truncate(4)
print(repr(out.getvalue()))
out.writelines(["p", "q"])
print(repr(out.getvalue()))
with io.StringIO("ctx") as c:
    print(c.read(), c.closed, c.readable(), c.writable(), c.seekable(), c.isatty())
print(c.closed)
for bad in (lambda: c.read(), lambda: out.write(5), lambda: out.write(b"x"), lambda: io.StringIO(5), lambda: out.seek(-1), lambda: out.fileno(), lambda: io.BytesIO("s"), lambda: io.BytesIO().write("s")):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
b = io.BytesIO(b"abc\ndef")
print(b.read(1), b.readline(), b.read(), b.getvalue(), b.seek(1), b.write(b"ZZ"), b.getvalue(), b.tell())
b.seek(-2, 2)
print(b.read(), b.seek(10), b.write(b"!"), b.getvalue())
for line in io.BytesIO(b"x\ny\n"):
    print(line)
print(isinstance(f, io.TextIOBase), isinstance(b, io.IOBase), issubclass(io.UnsupportedOperation, OSError))


class Tee:
    def __init__(self, *streams):
        self.streams = streams

    def write(self, text):
        for stream in self.streams:
            stream.write(text)

    def flush(self):
        for stream in self.streams:
            stream.flush()


log = io.StringIO()
old = sys.stdout
sys.stdout = Tee(old, log)
print("to both", flush=True)
sys.stdout = old
print(repr(log.getvalue()))
