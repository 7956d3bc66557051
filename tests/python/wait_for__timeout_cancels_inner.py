import asyncio


async def slow():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("inner is cancelled")
        raise


async def main():
    try:
        await asyncio.wait_for(slow(), timeout=1)
    except TimeoutError as error:
        print("timeout", repr(error), repr(error.__cause__))


asyncio.run(main())
