"""A waiter that is cancelled leaves the line; the next one gets the lock."""
import asyncio


async def worker(name, lock):
    try:
        async with lock:
            print(name, "has it")
    except asyncio.CancelledError:
        print(name, "was cancelled", lock)
        raise


async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    first = asyncio.create_task(worker("first", lock))
    second = asyncio.create_task(worker("second", lock))
    await asyncio.sleep(0)
    print(lock)
    first.cancel()
    await asyncio.sleep(0)
    lock.release()
    await second
    print(lock, first.cancelled())


asyncio.run(main())
