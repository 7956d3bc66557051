import asyncio


async def work(name, delay):
    await asyncio.sleep(delay)
    return name


async def main():
    for next_one in asyncio.as_completed([work("A", 0.3), work("B", 0.1), work("C", 0.2)]):
        print(await next_one)


asyncio.run(main())
