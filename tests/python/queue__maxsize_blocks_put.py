import asyncio


async def main():
    queue = asyncio.Queue(maxsize=2)

    async def fill():
        for n in range(4):
            await queue.put(n)
            print("put", n, "full" if queue.full() else "")

    task = asyncio.create_task(fill())
    await asyncio.sleep(1)
    while not task.done():
        print("got", await queue.get())
        await asyncio.sleep(1)
    print(queue.get_nowait(), queue.qsize(), queue.maxsize)


asyncio.run(main())
