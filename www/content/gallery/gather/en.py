import asyncio


async def download(name, seconds):
    await asyncio.sleep(seconds)
    print(f"{name}: here")
    return len(name)


async def main():
    sizes = await asyncio.gather(
        download("map", 2),
        download("photo", 1),
        download("song", 3),
    )
    print(sizes)


asyncio.run(main())
