import asyncio
import time


def work(n):
    time.sleep(n)
    print("thread", n, time.monotonic())
    return n


async def main():
    one = asyncio.create_task(asyncio.to_thread(work, 1))
    two = asyncio.create_task(asyncio.to_thread(work, 3))
    await asyncio.sleep(0)
    time.sleep(2)
    print("main", time.monotonic())
    print(await one, time.monotonic())
    print(await two, time.monotonic())


asyncio.run(main())
