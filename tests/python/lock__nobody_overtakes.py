"""A lock that was released is not there for whoever asks next, when somebody waits."""
import asyncio


async def waiter(lock):
    async with lock:
        print("the waiter has it")


async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    task = asyncio.create_task(waiter(lock))
    await asyncio.sleep(0)
    lock.release()
    print("released:", lock.locked())
    async with lock:
        print("main has it again")
    await task


asyncio.run(main())
