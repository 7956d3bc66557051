import asyncio
import time


async def blocker():
    await asyncio.sleep(1)
    print("blocks")
    time.sleep(3)
    print("lets go")


async def ticker():
    for n in range(4):
        print("tick", n)
        await asyncio.sleep(1)


async def main():
    await asyncio.gather(ticker(), blocker())


asyncio.run(main())
