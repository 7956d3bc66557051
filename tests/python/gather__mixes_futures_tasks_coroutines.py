import asyncio


async def coro():
    return "coroutine"


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_later(1, future.set_result, "future")
    print(await asyncio.gather(future, asyncio.create_task(coro()), coro()))


asyncio.run(main())
