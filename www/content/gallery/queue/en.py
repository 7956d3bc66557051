import asyncio


async def produce(queue):
    for n in range(4):
        await asyncio.sleep(0.5)
        await queue.put(n)
        print(f"put {n}")


async def consume(queue):
    while True:
        n = await queue.get()
        await asyncio.sleep(1)
        print(f"used {n}")
        queue.task_done()


async def main():
    queue = asyncio.Queue(2)
    consumer = asyncio.create_task(consume(queue), name="consumer")
    await produce(queue)
    await queue.join()
    consumer.cancel()


asyncio.run(main())
