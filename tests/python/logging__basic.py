import asyncio
import logging

logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
log = logging.getLogger("app")


async def main():
    log.debug("hidden")
    log.info("shown %d", 5)
    await asyncio.sleep(1)
    log.warning("careful")
    try:
        1 / 0
    except ZeroDivisionError:
        log.error("failed: %s", "division")


asyncio.run(main())
