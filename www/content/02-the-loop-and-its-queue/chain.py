import asyncio


async def look_up(tower):
    print("looking at", tower)
    return "clear"


async def report(tower):
    sky = await look_up(tower)
    print(tower, "is", sky)


async def main():
    north = asyncio.create_task(report("north"), name="north")
    south = asyncio.create_task(report("south"), name="south")
    await north
    await south


asyncio.run(main())
