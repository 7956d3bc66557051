import asyncio


async def main():
    async with asyncio.timeout(3) as outer:
        try:
            async with asyncio.timeout(1) as inner:
                await asyncio.sleep(5)
        except TimeoutError:
            print("inner timed out", inner.expired(), outer.expired())
        await asyncio.sleep(1)
    print("outer in time")


asyncio.run(main())
