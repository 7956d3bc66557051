import asyncio


async def tile(name, seconds):
    await asyncio.sleep(seconds)
    print(name, "drawn")


async def main():
    await tile("west", 2)
    await tile("middle", 1)
    await tile("east", 3)
    print("map complete")


asyncio.run(main())
