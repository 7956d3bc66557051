import asyncio


async def take(name, first, second):
    async with first:
        print(name, "has one")
        await asyncio.sleep(0.1)
        async with second:
            print(name, "has both")


async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(take("x", a, b), take("y", b, a))


asyncio.run(main())
