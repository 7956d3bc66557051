import asyncio


async def work(name):
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print(name, "cancelled")
        await asyncio.sleep(0.5)
        print(name, "cleaned up")
        raise


async def group():
    async with asyncio.TaskGroup() as group:
        group.create_task(work("A"))
        group.create_task(work("B"))


async def main():
    task = asyncio.create_task(group())
    await asyncio.sleep(0.1)
    task.cancel("enough")
    try:
        await task
    except asyncio.CancelledError as error:
        print("group cancelled", error.args, task.cancelling())


asyncio.run(main())
