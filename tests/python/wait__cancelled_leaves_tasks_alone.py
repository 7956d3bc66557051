import asyncio


async def child():
    await asyncio.sleep(2)
    print("child is done")


async def main():
    task = asyncio.create_task(child())
    waiting = asyncio.create_task(asyncio.wait([task]))
    await asyncio.sleep(1)
    waiting.cancel()
    await asyncio.sleep(0)
    print(waiting.cancelled(), task.done())
    await task


asyncio.run(main())
