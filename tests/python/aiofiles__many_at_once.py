import asyncio

import aiofiles


async def write(i):
    async with aiofiles.open(f"part{i}.txt", "w") as f:
        for line in range(i):
            await f.write(f"{i}-{line}\n")
    print("wrote", i, round(asyncio.get_running_loop().time(), 3))


async def count(i):
    async with aiofiles.open(f"part{i}.txt") as f:
        return len([line async for line in f])


async def main():
    async with asyncio.TaskGroup() as group:
        for i in (4, 2, 3, 1):
            group.create_task(write(i))
    print(await asyncio.gather(*(count(i) for i in range(1, 5))))
    print(round(asyncio.get_running_loop().time(), 3))


asyncio.run(main())
