import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(future)
    future.set_result([1, "x"])
    print(future)
    other = loop.create_future()
    other.set_exception(ValueError("bad"))
    print(other, other.exception())
    third = loop.create_future()
    third.cancel()
    print(third)


asyncio.run(main())
