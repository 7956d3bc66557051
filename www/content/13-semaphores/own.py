import asyncio


async def download(page):
    slots = asyncio.Semaphore(3)
    async with slots:
        print(f"page {page}: start")
        await asyncio.sleep(1)
        print(f"page {page}: saved")


async def main():
    await asyncio.gather(*(download(page) for page in range(1, 8)))


asyncio.run(main())
