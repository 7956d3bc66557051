import asyncio


async def once():
    print("once")
    return [1]


async def main():
    task = asyncio.create_task(once())
    print(await task is await task)


asyncio.run(main())
