import asyncio


async def download(name, seconds):
    await asyncio.sleep(seconds)
    print(f"{name}: 到了")
    return len(name)


async def main():
    sizes = await asyncio.gather(
        download("地图", 2),
        download("照片", 1),
        download("歌曲", 3),
    )
    print(sizes)


asyncio.run(main())
