import asyncio


async def packer(name, belt):
    while True:
        parcel = await belt.get()
        if parcel is None:
            break
        await asyncio.sleep(1)
        print(f"{name} packs {parcel}")
    print(f"{name} goes home")


async def main():
    belt = asyncio.Queue(maxsize=2)
    packers = [
        asyncio.create_task(packer(name, belt), name=name)
        for name in ("Ann", "Bo")
    ]
    for parcel in ("books", "lamp", "shoes", "tea"):
        await belt.put(parcel)
    for _ in packers:
        await belt.put(None)
    await asyncio.gather(*packers)


asyncio.run(main())
