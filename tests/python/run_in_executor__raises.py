import asyncio
import time


def fails():
    time.sleep(0.5)
    raise OSError("disk full")


def stops():
    raise StopIteration(1)


async def main():
    loop = asyncio.get_running_loop()
    try:
        await loop.run_in_executor(None, fails)
    except OSError as error:
        print(repr(error), loop.time())
    print(await asyncio.gather(loop.run_in_executor(None, fails), asyncio.to_thread(fails), return_exceptions=True))


asyncio.run(main())
