"""Cancelled in the very turn in which the lock came to it: the next one is woken instead."""
import asyncio


async def worker(name, lock):
    async with lock:
        print(name, "has it")


async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    first = asyncio.create_task(worker("first", lock))
    second = asyncio.create_task(worker("second", lock))
    await asyncio.sleep(0)
    lock.release()
    first.cancel()
    results = await asyncio.gather(first, second, return_exceptions=True)
    print(results, lock)


asyncio.run(main())
