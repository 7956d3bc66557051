import asyncio


async def paint(name, first, second):
    async with first:
        print(f"{name} has the first thing")
        async with second:
            print(f"{name} paints")
            await asyncio.sleep(1)


async def main():
    ladder = asyncio.Lock()
    brush = asyncio.Lock()
    await asyncio.gather(
        asyncio.create_task(paint("Ann", ladder, brush), name="Ann"),
        asyncio.create_task(paint("Bo", brush, ladder), name="Bo"),
    )


asyncio.run(main())
