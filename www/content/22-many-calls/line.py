import asyncio


async def summarise(page, slots):
    async with asyncio.timeout(3):
        async with slots:
            await asyncio.sleep(2)
            print(f"page {page} answered")


async def main():
    slots = asyncio.Semaphore(2)
    calls = [
        asyncio.create_task(summarise(page, slots), name=f"page-{page}")
        for page in range(1, 6)
    ]
    await asyncio.gather(*calls, return_exceptions=True)
    print("all calls have ended")


asyncio.run(main())
