import asyncio


async def download(page, slots):
    async with slots:
        print(f"page {page}: start")
        await asyncio.sleep(1)
        print(f"page {page}: saved")


async def main():
    slots = asyncio.Semaphore(3)
    await asyncio.gather(*(download(page, slots) for page in range(1, 8)))


asyncio.run(main())
