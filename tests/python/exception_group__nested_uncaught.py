import asyncio


async def fail(kind, delay):
    await asyncio.sleep(delay)
    raise kind("late" if delay else "soon")


async def inner():
    async with asyncio.TaskGroup() as group:
        group.create_task(fail(ValueError, 0))
        group.create_task(fail(KeyError, 0))


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(inner())
        group.create_task(fail(OSError, 0))


asyncio.run(main())
