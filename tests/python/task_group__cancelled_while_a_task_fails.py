import asyncio


async def fail():
    try:
        await asyncio.sleep(5)
    finally:
        raise ValueError("while being cancelled")


async def group():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
    except* ValueError as errors:
        print(errors.exceptions, asyncio.current_task().cancelling())
    await asyncio.sleep(1)
    print("never")


async def main():
    task = asyncio.create_task(group())
    await asyncio.sleep(0.1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelling())


asyncio.run(main())
