import asyncio


async def once():
    print("runs")
    return 7


async def main():
    coro = once()
    print(await asyncio.gather(coro, coro))
    task = asyncio.create_task(once())
    print(await asyncio.gather(task, task, task))


asyncio.run(main())
