import asyncio


async def measure(room):
    print("measuring", room)
    await asyncio.sleep(1)
    return 21


async def main():
    task = asyncio.create_task(measure("attic"), name="attic")
    print("task made")
    await asyncio.sleep(3)
    print("back after 3 seconds")
    print("degrees:", await task)


asyncio.run(main())
