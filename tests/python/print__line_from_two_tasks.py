import asyncio


async def piece(text, delay):
    await asyncio.sleep(delay)
    print(text, end=" ")


async def main():
    await asyncio.gather(piece("one", 1), piece("two", 2))
    print("three")


asyncio.run(main())
