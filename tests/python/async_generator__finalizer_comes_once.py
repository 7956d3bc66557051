import asyncio


async def numbers(name):
    try:
        yield 1
        yield 2
    finally:
        print(name, "closing in", asyncio.current_task().get_name())
        await asyncio.sleep(0)
        print(name, "closed")


async def first(name):
    async for number in numbers(name):
        return number


async def main():
    print(await first("left"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(await first("left at the end"))


asyncio.run(main())


async def fails():
    async for number in numbers("failed"):
        raise LookupError(number)


try:
    asyncio.run(fails())
except LookupError as error:
    print("failed with", error)
