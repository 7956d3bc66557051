import asyncio


async def main():
    try:
        async with asyncio.timeout(1):
            raise ValueError("mine")
    except ValueError as error:
        print(error)
    await asyncio.sleep(2)
    print("no timeout came")


asyncio.run(main())
