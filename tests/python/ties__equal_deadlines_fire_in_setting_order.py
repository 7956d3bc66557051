import asyncio


async def sleeper(name, first, second):
    await asyncio.sleep(first)
    await asyncio.sleep(second)
    print(name)


async def main():
    await asyncio.gather(sleeper("a", 2, 1), sleeper("b", 1, 2), sleeper("c", 1.5, 1.5), sleeper("d", 0, 3))


asyncio.run(main())
