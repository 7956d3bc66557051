import asyncio


async def transfer(first, second, name):
    async with first:
        print(name, "has its first lock")
        await asyncio.sleep(1)
        async with second:
            print("never")


async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(transfer(a, b, "one"), transfer(b, a, "two"))


asyncio.run(main())
