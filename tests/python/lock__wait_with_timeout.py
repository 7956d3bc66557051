"""A timeout while waiting for a lock leaves the line as it was."""
import asyncio


async def main():
    lock = asyncio.Lock()
    async with lock:
        try:
            await asyncio.wait_for(lock.acquire(), 0.5)
        except TimeoutError:
            print("too late", lock)
        try:
            async with asyncio.timeout(0.25):
                async with lock:
                    print("never")
        except TimeoutError:
            print("too late again", lock)
    print(await asyncio.wait_for(lock.acquire(), 1), lock)


asyncio.run(main())
