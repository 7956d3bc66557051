import asyncio


async def work(name, delay):
    try:
        await asyncio.sleep(delay)
        print(name)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def fail():
    await asyncio.sleep(0.2)
    raise ValueError("inner")


async def main():
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(work("outer", 0.5))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(work("first", 0.1))
                inner.create_task(fail())
                inner.create_task(work("last", 0.4))
    except ExceptionGroup as group:
        print(repr(group))


asyncio.run(main())
