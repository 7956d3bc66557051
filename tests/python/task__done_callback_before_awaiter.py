import asyncio


async def work():
    await asyncio.sleep(1)


async def waiter(task, name):
    await task
    print(name, "wakes")


async def main():
    task = asyncio.create_task(work())
    waiters = [asyncio.create_task(waiter(task, n)) for n in "ab"]
    await asyncio.sleep(0.5)
    task.add_done_callback(lambda _: print("callback"))
    await task
    print("main wakes")
    await asyncio.gather(*waiters)


asyncio.run(main())
