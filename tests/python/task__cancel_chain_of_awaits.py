import asyncio


async def level(n):
    try:
        if n:
            await level(n - 1)
        else:
            await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("level", n)
        if n == 1:
            raise ValueError("turned") from None
        raise
    finally:
        print("finally", n)


async def main():
    task = asyncio.create_task(level(2))
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except ValueError as error:
        print(repr(error), task.cancelled())


asyncio.run(main())
