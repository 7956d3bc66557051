import asyncio


async def work(name, delay):
    await asyncio.sleep(delay)
    if name == "B":
        raise ValueError(name)
    return name


async def main():
    tasks = [asyncio.create_task(work(name, delay), name=name) for name, delay in [("A", 0.3), ("B", 0.1), ("C", 0.1)]]
    async for task in asyncio.as_completed(tasks):
        print(task.get_name(), task in tasks, task.exception() or task.result())


asyncio.run(main())
