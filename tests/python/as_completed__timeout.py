import asyncio


async def work(delay):
    await asyncio.sleep(delay)
    return delay


async def main():
    tasks = [asyncio.create_task(work(delay)) for delay in (0.1, 0.2, 0.5, 0.6)]
    for next_one in asyncio.as_completed(tasks, timeout=0.3):
        try:
            print(await next_one)
        except TimeoutError as error:
            print("too late", repr(error))
    print([task.done() for task in tasks])
    async for task in asyncio.as_completed(tasks):
        print(task.result())


asyncio.run(main())
