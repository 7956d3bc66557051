import asyncio
import threading
import time


def fetch(n):
    time.sleep(1)
    return f"{n} by {threading.current_thread().name}"


async def limited(semaphore, n):
    async with semaphore:
        result = await asyncio.to_thread(fetch, n)
        print(result, time.monotonic())


async def main():
    semaphore = asyncio.Semaphore(2)
    await asyncio.gather(*(limited(semaphore, n) for n in range(5)))


asyncio.run(main())
