import asyncio


async def worker():
    for attempt in range(3):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as error:
            print(attempt, error.args, asyncio.current_task().cancelling())
    return "done"


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(1)
    task.cancel("one")
    task.cancel("two")
    await asyncio.sleep(1)
    task.cancel("three")
    await asyncio.sleep(1)
    task.cancel("four")
    print(await task, task.cancelling())


asyncio.run(main())
