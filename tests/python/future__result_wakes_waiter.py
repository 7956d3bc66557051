import asyncio


async def waiter(future):
    print("waits")
    print("got", await future)


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    task = asyncio.create_task(waiter(future))
    await asyncio.sleep(1)
    future.set_result({"answer": 42})
    print("set", future.done(), task.done())
    await task


asyncio.run(main())
