import asyncio


async def waiter(future):
    try:
        await future
    except asyncio.CancelledError as error:
        print("waiter", error.args)
        raise


async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(waiter(future))
    await asyncio.sleep(0)
    print(future.cancel("gone"), future.cancelled(), future.cancel())
    await asyncio.sleep(0)
    print(task.done())
    await asyncio.sleep(0)
    print(task.cancelled())


asyncio.run(main())
