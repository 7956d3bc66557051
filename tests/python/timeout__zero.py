import asyncio


async def main():
    for delay in (0, -5):
        try:
            async with asyncio.timeout(delay):
                print("inside")
                await asyncio.sleep(1)
        except TimeoutError:
            print("timeout")


asyncio.run(main())
