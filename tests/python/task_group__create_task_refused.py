import asyncio


async def work():
    await asyncio.sleep(1)


async def late(group):
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        try:
            group.create_task(work())
        except RuntimeError as error:
            print(error)
        raise


async def fail():
    raise ValueError


async def main():
    group = asyncio.TaskGroup()
    try:
        group.create_task(work())
    except RuntimeError as error:
        print(error)
    try:
        async with group:
            group.create_task(late(group))
            await asyncio.sleep(0)
            group.create_task(fail())
    except* ValueError as errors:
        print(repr(errors))
    try:
        group.create_task(work())
    except RuntimeError as error:
        print(error)
    try:
        async with group:
            pass
    except RuntimeError as error:
        print(error)


asyncio.run(main())
