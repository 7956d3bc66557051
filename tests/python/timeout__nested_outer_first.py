import asyncio


async def main():
    try:
        async with asyncio.timeout(1):
            try:
                async with asyncio.timeout(2):
                    await asyncio.sleep(5)
            except TimeoutError:
                print("inner: wrong")
            except asyncio.CancelledError:
                print("inner sees a cancellation")
                raise
    except TimeoutError:
        print("outer timed out")


asyncio.run(main())
