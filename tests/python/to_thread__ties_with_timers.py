import asyncio
import time


def block(name):
    time.sleep(1)
    print("thread", name)
    return name


async def nap(name):
    await asyncio.sleep(1)
    print("nap", name)
    return name


async def main():
    print(await asyncio.gather(nap("a"), asyncio.to_thread(block, "b"), nap("c"), asyncio.to_thread(block, "d")))


asyncio.run(main())
