import asyncio
import logging
import sys

logging.basicConfig(level=logging.DEBUG, format="%(asctime)s %(levelname)-8s [%(name)s] %(message)s", datefmt="%H:%M:%S")
root = logging.getLogger()
app = logging.getLogger("app")
child = logging.getLogger("app.child")
print(root, app, child, child.parent is app, app.parent is root)
print(root.name, logging.getLevelName(10), logging.getLevelName("ERROR"), logging.getLevelName(15))
app.info("started %s with %d workers", "app", 3)
child.debug("value: %r", {"a": 1})
child.warning("careful")
app.error("bad %s", "thing")
app.critical("worst")
app.log(logging.INFO, "by number")
app.setLevel("WARNING")
child.info("not shown")
print(child.getEffectiveLevel(), child.isEnabledFor(logging.INFO), child.level)


async def work():
    logging.info("in a task")
    await asyncio.sleep(1.5)
    logging.warning("after %.1f s", 1.5)


asyncio.run(work())

formats = [
    ("{levelname}:{name}:{message}", "{"),
    ("$levelname - $message", "$"),
    ("%(levelno)s|%(funcName)s|%(lineno)d|%(message)s|%(threadName)s", "%"),
]
log = logging.getLogger("styles")
log.propagate = False
for text, style in formats:
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(logging.Formatter(text, style=style))
    log.addHandler(handler)
    print(handler.level)
    log.warning("styled %s", 1)
    log.removeHandler(handler)
print(log.handlers, log.hasHandlers())


class Shout(logging.Filter):
    def filter(self, record):
        record.msg = str(record.msg).upper()
        return "secret" not in record.msg.lower()


class Keep(logging.Handler):
    def __init__(self):
        super().__init__()
        self.kept = []

    def emit(self, record):
        self.kept.append(self.format(record))


keep = Keep()
keep.addFilter(Shout())
keep.setLevel(logging.INFO)
log.addHandler(keep)
log.setLevel(logging.DEBUG)
log.debug("below")
log.info("hello")
log.info("a secret")
log.info("extra %d", 5)
print(keep.kept)
print(keep)
adapter = logging.LoggerAdapter(log, {"request": 7})
adapter.info("adapted")
print(keep.kept[-1])
logging.disable(logging.ERROR)
log.error("disabled")
print(len(keep.kept))
logging.disable(logging.NOTSET)
logging.addLevelName(25, "NOTICE")
log.log(25, "noticed")
print(keep.kept[-1], logging.getLevelName(25), logging.getLevelName("NOTICE"))
