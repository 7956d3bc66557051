import asyncio


async def work():
    await asyncio.sleep(1)
    print("work done")


async def waiter(task):
    try:
        await asyncio.wait([task])
    except asyncio.CancelledError:
        print("waiter cancelled")
        raise


async def main():
    task = asyncio.create_task(work())
    wait = asyncio.create_task(waiter(task))
    await asyncio.sleep(0.5)
    wait.cancel()
    await asyncio.sleep(0)
    print(wait.cancelled(), task.cancelled())
    await task


asyncio.run(main())
