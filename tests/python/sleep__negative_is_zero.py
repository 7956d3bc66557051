import asyncio


async def main():
    task = asyncio.create_task(asyncio.sleep(-1, "negative"))
    await asyncio.sleep(0)
    print(task.done(), await task)
    print(asyncio.get_running_loop().time())


asyncio.run(main())
