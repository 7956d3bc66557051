import asyncio

SECONDS = {"bridge": 1, "harbour": 4, "mill": 1, "tower": 1, "well": 2}


async def download(photo, slots):
    async with slots:
        print(f"{photo}: start")
        await asyncio.sleep(SECONDS[photo])
        print(f"{photo}: saved")


async def main():
    slots = asyncio.Semaphore(2)
    await asyncio.gather(*(download(photo, slots) for photo in SECONDS))


asyncio.run(main())
