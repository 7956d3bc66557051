import asyncio


async def read(lines, out):
    for line in lines:
        await asyncio.sleep(0.1)
        await out.put(line)
    await out.put(None)


async def count(into, out):
    while (line := await into.get()) is not None:
        await asyncio.sleep(0.25)
        await out.put((line, len(line.split())))
    await out.put(None)


async def main():
    a, b = asyncio.Queue(2), asyncio.Queue()
    async with asyncio.TaskGroup() as group:
        group.create_task(read(["one two", "three", "four five six"], a))
        group.create_task(count(a, b))
        while (item := await b.get()) is not None:
            print(f"{asyncio.get_running_loop().time():.2f}", *item)


asyncio.run(main())
