"""The first wait binds a lock to its loop."""
import asyncio

lock = asyncio.Lock()


async def wait(seconds):
    try:
        await asyncio.wait_for(lock.acquire(), seconds)
    except TimeoutError:
        print("timeout")
    except RuntimeError as error:
        print(error)


async def main():
    if not lock.locked():
        await lock.acquire()
    await wait(1)


asyncio.run(main())
asyncio.run(main())
