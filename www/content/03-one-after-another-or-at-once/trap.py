import asyncio


async def tile(name, seconds):
    await asyncio.sleep(seconds)
    print(name, "drawn")


async def main():
    for name, seconds in [("west", 2), ("middle", 1), ("east", 3)]:
        task = asyncio.create_task(tile(name, seconds), name=name)
        await task
    print("map complete")


asyncio.run(main())
