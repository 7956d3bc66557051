import asyncio


async def job(n):
    try:
        await asyncio.sleep(n)
        print("job", n)
    except asyncio.CancelledError:
        print("job", n, "stopped")
        raise


async def main():
    try:
        async with asyncio.timeout(2.5):
            await asyncio.gather(*(job(n) for n in range(1, 5)))
    except TimeoutError:
        print("out of time")


asyncio.run(main())
