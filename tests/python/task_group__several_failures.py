import asyncio


async def fail(error, delay=1):
    try:
        await asyncio.sleep(delay)
    finally:
        raise error


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(ValueError("v")))
            group.create_task(fail(KeyError("k")))
            group.create_task(fail(OSError("o"), 9))
    except* ValueError as group:
        print("values", group.exceptions)
    except* (KeyError, OSError) as group:
        print("others", group.exceptions)


asyncio.run(main())
