import asyncio


async def work(name, delay, fails):
    await asyncio.sleep(delay)
    if fails:
        raise ValueError(name)
    return name


async def main():
    tasks = [
        asyncio.create_task(work("A", 0.1, False)),
        asyncio.create_task(work("B", 0.2, True)),
        asyncio.create_task(work("C", 0.3, False)),
    ]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    for task in done:
        print("done", task.get_name(), task.exception())
    for task in pending:
        print("pending", task.get_name(), task.cancel())
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print([task.cancelled() for task in done], pending)


asyncio.run(main())
