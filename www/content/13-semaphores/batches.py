import asyncio

SECONDS = {"bridge": 1, "harbour": 4, "mill": 1, "tower": 1, "well": 2}


async def download(photo):
    print(f"{photo}: start")
    await asyncio.sleep(SECONDS[photo])
    print(f"{photo}: saved")


async def main():
    photos = list(SECONDS)
    for first in range(0, len(photos), 2):
        batch = photos[first:first + 2]
        await asyncio.gather(*(download(photo) for photo in batch))
        print("batch done")


asyncio.run(main())
