import asyncio


async def fetch(page, slots):
    async with slots:
        await asyncio.sleep(1 + page % 3)
        return page


async def main():
    slots = asyncio.Semaphore(5)
    tasks = [asyncio.create_task(fetch(page, slots)) for page in range(20)]
    for done in asyncio.as_completed(tasks):
        print("第几页", await done)


asyncio.run(main())
