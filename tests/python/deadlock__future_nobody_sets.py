import asyncio


async def waiter(future):
    print("waits")
    await future


async def main():
    future = asyncio.get_running_loop().create_future()
    await asyncio.gather(waiter(future), waiter(future))


asyncio.run(main())
