import asyncio


async def main():
    counter = 1
    print(countr)


asyncio.run(main())
