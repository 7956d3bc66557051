import asyncio


async def work(delay):
    await asyncio.sleep(delay)
    return delay


async def main():
    tasks = [asyncio.create_task(work(delay)) for delay in (0.1, 0.5, 0.2, 0.9)]
    done, pending = await asyncio.wait(tasks, timeout=0.3)
    print(len(done), len(pending))
    print([task.get_name() for task in done], [task.get_name() for task in pending])
    done, pending = await asyncio.wait(pending, timeout=0)
    print(len(done), len(pending))
    done, pending = await asyncio.wait(pending, timeout=5)
    print(sorted(task.result() for task in done), pending)


asyncio.run(main())
