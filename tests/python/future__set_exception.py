import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.set_exception(ValueError("given"))
    try:
        await future
    except ValueError as error:
        print(repr(error), error is future.exception())
    other = loop.create_future()
    other.set_exception(KeyError)
    print(repr(other.exception()))
    third = loop.create_future()
    try:
        third.set_exception(StopIteration())
        print(repr(third.exception()))
    except TypeError as error:
        print(error)


asyncio.run(main())
