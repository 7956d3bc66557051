import asyncio


async def getter(queue, name):
    print(name, "got", await queue.get())


async def main():
    queue = asyncio.Queue()
    tasks = [asyncio.create_task(getter(queue, n)) for n in "abc"]
    await asyncio.sleep(1)
    tasks[0].cancel()
    await queue.put(1)
    await queue.put(2)
    await asyncio.gather(*tasks, return_exceptions=True)


asyncio.run(main())
