import asyncio


async def after(delay, value):
    await asyncio.sleep(delay)
    return value


async def main():
    print(await asyncio.gather(after(3, "a"), after(1, "b"), after(2, "c")))


asyncio.run(main())
