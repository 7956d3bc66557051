import asyncio


async def worker(name, queue):
    while True:
        delay = await queue.get()
        await asyncio.sleep(delay)
        queue.task_done()
        print(f"{name} slept {delay:.2f}")


async def main():
    queue = asyncio.Queue()
    for n in range(6):
        queue.put_nowait(0.1 * (n % 3 + 1))
    tasks = [asyncio.create_task(worker(f"worker-{n}", queue)) for n in range(3)]
    await queue.join()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    print(f"{asyncio.get_running_loop().time():.2f}")


asyncio.run(main())
