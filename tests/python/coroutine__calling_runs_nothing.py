import asyncio


async def work():
    print("work runs")
    return 1


async def main():
    coro = work()
    print(type(coro).__name__, coro.__name__, coro.__qualname__)
    print(await coro)


asyncio.run(main())
