import asyncio


async def flash(tower, times, pause):
    for number in range(1, times + 1):
        print(tower, number)
        await asyncio.sleep(pause)


async def main():
    north = asyncio.create_task(flash("north", 2, pause=2), name="north")
    south = asyncio.create_task(flash("south", 2, pause=3), name="south")
    print("switched on")
    await north
    await south
    print("dark")


asyncio.run(main())
