import asyncio


async def many():
    for _ in range(10):
        await asyncio.sleep(0.1)
    print("ten tenths")


async def one():
    await asyncio.sleep(1)
    print("one")


async def main():
    await asyncio.gather(many(), one())


asyncio.run(main())
