import asyncio


async def work(name, delay):
    await asyncio.sleep(delay)
    print(name, "done")
    return name


async def main():
    tasks = [asyncio.create_task(work(name, delay)) for name, delay in [("A", 0.3), ("B", 0.1), ("C", 0.2)]]
    done, pending = await asyncio.wait(tasks)
    print([task.result() for task in done], pending)


asyncio.run(main())
