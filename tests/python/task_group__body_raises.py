import asyncio


async def work():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("cancelled")
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work())
            await asyncio.sleep(0)
            raise RuntimeError("body")
    except ExceptionGroup as group:
        print(repr(group), group.__cause__, group.__suppress_context__)
    print(asyncio.current_task().cancelling())


asyncio.run(main())
