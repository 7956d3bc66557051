import asyncio


async def main():
    try:
        async with asyncio.timeout(1):
            await asyncio.sleep(2)
    except TimeoutError as error:
        print(repr(error), repr(error.__cause__), repr(error.__context__))
    await asyncio.wait_for(asyncio.sleep(5), 1)


asyncio.run(main())
