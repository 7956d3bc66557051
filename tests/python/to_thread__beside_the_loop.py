import asyncio
import time


def blocking(n):
    time.sleep(n)
    return f"slept {n}"


async def ticker():
    for n in range(3):
        print("tick", n)
        await asyncio.sleep(1)


async def main():
    print(await asyncio.gather(asyncio.to_thread(blocking, 2.5), ticker(), asyncio.to_thread(blocking, 1.5)))


asyncio.run(main())
