import asyncio


async def work(name, delay):
    try:
        await asyncio.sleep(delay)
        print(name, "done")
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def fail(delay):
    await asyncio.sleep(delay)
    raise ValueError("failed")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("A", 0.1))
            group.create_task(fail(0.2))
            group.create_task(work("B", 0.3))
            await asyncio.sleep(1)
            print("never")
    except* ValueError as errors:
        print(repr(errors), errors.exceptions)
    print(asyncio.current_task().cancelling())


asyncio.run(main())
