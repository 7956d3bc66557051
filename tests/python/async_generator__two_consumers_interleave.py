import asyncio


async def ticks(name, every, count):
    for n in range(count):
        await asyncio.sleep(every)
        yield name, n


async def show(stream):
    async for item in stream:
        print(item)


async def main():
    await asyncio.gather(show(ticks("a", 1, 3)), show(ticks("b", 1.5, 2)))


asyncio.run(main())
