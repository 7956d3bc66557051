import asyncio


async def main():
    future = asyncio.gather()
    print(future.done(), await future, future.done())


asyncio.run(main())
