import asyncio


async def pages():
    for number in (1, 2, 3):
        await asyncio.sleep(1)
        print(f"page {number} fetched")
        yield number


async def fetch_ahead(desk):
    async for number in pages():
        await desk.put(number)
    await desk.put(None)


async def main():
    desk = asyncio.Queue(maxsize=1)
    fetching = asyncio.create_task(fetch_ahead(desk))
    while (number := await desk.get()) is not None:
        await asyncio.sleep(2)
        print(f"page {number} read")
    await fetching


asyncio.run(main())
