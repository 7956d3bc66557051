import asyncio


async def child():
    await asyncio.sleep(1)


async def main():
    tasks = [asyncio.create_task(child(), name=n) for n in "xyz"]
    print(asyncio.current_task().get_name(), sorted(t.get_name() for t in asyncio.all_tasks()))
    await tasks[0]
    print(len(asyncio.all_tasks()))


asyncio.run(main())
