import asyncio


async def source():
    try:
        while True:
            yield "item"
            await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("source cancelled")
        raise


async def consume():
    async for item in source():
        print(item)


async def main():
    try:
        await asyncio.wait_for(consume(), 2.5)
    except TimeoutError:
        print("timeout")


asyncio.run(main())
