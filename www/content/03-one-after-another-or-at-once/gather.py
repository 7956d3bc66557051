import asyncio


async def tile(name, seconds):
    await asyncio.sleep(seconds)
    print(name, "drawn")


async def main():
    await asyncio.gather(
        tile("west", 2),
        tile("middle", 1),
        tile("east", 3),
    )
    print("map complete")


asyncio.run(main())
