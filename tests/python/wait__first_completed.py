import asyncio


async def work(name, delay):
    await asyncio.sleep(delay)
    return name


async def main():
    tasks = {asyncio.create_task(work(f"W{n}", 0.1 * n), name=f"W{n}") for n in (3, 1, 2)}
    while tasks:
        done, tasks = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        print([task.result() for task in done], [task.get_name() for task in tasks])


asyncio.run(main())
