import asyncio


async def main():
    task = asyncio.create_task(asyncio.sleep(1000))
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    print(asyncio.get_running_loop().time())


asyncio.run(main())
