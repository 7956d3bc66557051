import asyncio


async def work(n):
    await asyncio.sleep(n)
    if n == 2:
        raise ValueError("two")
    return n


async def main():
    for future in asyncio.as_completed([work(3), work(1), work(2)]):
        try:
            print(await future)
        except ValueError as error:
            print(repr(error))


asyncio.run(main())
