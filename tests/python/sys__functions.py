import sys

print(sys.version_info[:2], sys.version_info.major, sys.version_info >= (3, 10), sys.version_info > (3, 20), sys.version.split()[0], sys.argv[0].endswith(".py"), len(sys.argv))
print(sys.maxsize > 2**30, sys.byteorder, sys.getrecursionlimit(), sys.getdefaultencoding(), sys.exc_info(), sys.exception())
sys.stdout.write("no newline; ")
sys.stdout.write("then one\n")
print(sys.stdout.write("x\n"), file=sys.stderr)
sys.stderr.write("err\n")
sys.stdout.flush()
sys.stdout.writelines(["a", "b\n"])
try:
    1 / 0
except ZeroDivisionError as error:
    print(sys.exc_info()[0], sys.exc_info()[1] is error, sys.exception() is error)
print(sys.float_info.max, sys.float_info.epsilon, sys.int_info.bits_per_digit, sys.implementation.name, sys.getswitchinterval(), "sys" in sys.modules, sys.modules["sys"] is sys, sys.modules.get("nope"))
def who(): return sys._getframe().f_code.co_name, sys._getframe(1).f_code.co_name
print(who(), sys._getframe().f_lineno)
sys.setrecursionlimit(500)
print(sys.getrecursionlimit())
def deep(n): return deep(n + 1)
try: deep(0)
except RecursionError as error: print(error)
sys.setrecursionlimit(1000)
print(sys.intern("a") is sys.intern("a"), sys.getrefcount(object()) > 0, sys.getsizeof([]) > 0, sys.hexversion > 0, sys.call_tracing if False else "", sys.platform != "win32", sys.is_finalizing(), sys.flags.debug, sys.getallocatedblocks() >= 0)
hook = sys.excepthook
sys.excepthook = lambda *a: print("hook", a[0].__name__)
sys.excepthook = hook
print(sys.stdin is not None, callable(sys.displayhook))
try: sys.exit("bye")
except SystemExit as e: print(e.code, repr(e))
try: sys.exit()
except SystemExit as e: print(e.code, e.args)
try: raise SystemExit(3)
except BaseException as e: print(type(e).__name__, e.code)
