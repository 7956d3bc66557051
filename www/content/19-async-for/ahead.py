import asyncio


async def pages():
    for number in (1, 2, 3):
        await asyncio.sleep(1)
        print(f"page {number} fetched")
        yield number


async def main():
    async for number in pages():
        await asyncio.sleep(2)
        print(f"page {number} read")


asyncio.run(main())
