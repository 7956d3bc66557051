import asyncio


async def work():
    await asyncio.sleep(0.2)
    raise OSError("disk")


async def wait_behind_shield(task):
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        print("no longer waiting")


async def main():
    task = asyncio.create_task(work())
    waiters = [asyncio.create_task(wait_behind_shield(task)) for _ in range(3)]
    await asyncio.sleep(0.1)
    for waiter in waiters:
        waiter.cancel()
    await asyncio.sleep(0.2)
    print(task.done(), repr(task.exception()))


asyncio.run(main())
