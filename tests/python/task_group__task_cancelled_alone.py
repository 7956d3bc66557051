import asyncio


async def work(name, delay):
    await asyncio.sleep(delay)
    print(name)


async def main():
    async with asyncio.TaskGroup() as group:
        task = group.create_task(work("A", 1))
        group.create_task(work("B", 0.5))
        await asyncio.sleep(0.1)
        task.cancel()
    print(task.cancelled())


asyncio.run(main())
