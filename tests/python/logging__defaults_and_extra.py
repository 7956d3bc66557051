import asyncio
import logging
import sys

log = logging.getLogger(__name__)
log.info("not shown")
log.warning("last resort")
logging.error("basic config by itself")
log.warning("now with a format")
print(len(logging.getLogger().handlers))
print(log, logging.root.level, logging.WARNING, logging.NOTSET)
logging.basicConfig(level=logging.DEBUG)
log.debug("basicConfig does nothing now")
logging.basicConfig(level=logging.DEBUG, stream=sys.stdout, format="%(levelname)s %(message)s", force=True)
log.debug("forced")
try:
    log.setLevel("LOUD")
except ValueError as error:
    print(error)
try:
    log.setLevel(2.5)
except TypeError as error:
    print(error)
log.info("%s and %s", 1, 2)
log.info("percent 100%")
log.info({"a": 1})
log.info("dict %(a)s", {"a": 2})
formatter = logging.Formatter("%(asctime)s.%(msecs)03d %(user)s: %(message)s", "%Y-%m-%d %H:%M:%S", defaults={"user": "nobody"})
handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(formatter)
other = logging.getLogger("other")
other.addHandler(handler)
other.propagate = False
other.info("plain")
other.info("named", extra={"user": "ann"})


async def main():
    await asyncio.sleep(0.25)
    other.info("later")
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    other.info("default date")
    handler.setFormatter(logging.Formatter("%(taskName)s %(name)s %(levelname)s %(message)s"))
    other.info("task")


asyncio.run(main())
try:
    raise ValueError("inside")
except ValueError as error:
    handler.formatter.formatException = lambda info: f"{info[0].__name__}: {info[1]}"
    other.exception("caught %s", error)
    other.warning("with one", exc_info=error)
other.addHandler(logging.NullHandler())
print(other.handlers[1:])
record = logging.LogRecord("n", logging.INFO, "path.py", 3, "msg %s", ("x",), None)
print(record.getMessage(), record.levelname, record.name, record.lineno, record)
print(logging.Formatter().format(record))
made = logging.makeLogRecord({"msg": "hi", "levelname": "X"})
print(made.getMessage(), made.levelname)
print(logging.getLogger("a.b.c").parent, logging.getLogger("a").getChild("z"))
print(logging.getLevelNamesMapping())
