"""What a lock refuses, in its words."""
import asyncio


async def main():
    lock = asyncio.Lock()
    try:
        lock.release()
    except RuntimeError as error:
        print(error)
    for make in (lambda: asyncio.Lock(1), lambda: asyncio.Lock(loop=None)):
        try:
            make()
        except TypeError as error:
            print(error)
    try:
        await lock
    except TypeError as error:
        print(error)


asyncio.run(main())
