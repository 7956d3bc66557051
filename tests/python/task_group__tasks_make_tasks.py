import asyncio


async def work(group, n):
    await asyncio.sleep(0.1)
    print("depth", n)
    if n < 3:
        group.create_task(work(group, n + 1))
        await asyncio.sleep(0.05)
    print("end", n)


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(work(group, 1))
    print("all done")


asyncio.run(main())
