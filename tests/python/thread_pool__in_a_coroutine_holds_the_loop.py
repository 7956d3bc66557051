import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def work(n):
    time.sleep(n)
    print("worked", n)
    return n


async def ticker():
    while True:
        print("tick", time.monotonic())
        await asyncio.sleep(0.4)


async def main():
    task = asyncio.create_task(ticker())
    await asyncio.sleep(0)
    with ThreadPoolExecutor() as pool:
        print(list(pool.map(work, [1, 0.5])))
    await asyncio.sleep(1)
    task.cancel()
    print("end", time.monotonic())


asyncio.run(main())
