import asyncio


async def fail():
    await asyncio.sleep(1)
    raise OSError("disk")


async def main():
    try:
        await asyncio.wait_for(fail(), 5)
    except OSError as error:
        print(type(error).__name__, error, isinstance(error, TimeoutError))


asyncio.run(main())
