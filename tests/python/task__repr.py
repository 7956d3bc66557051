import asyncio


async def work():
    await asyncio.sleep(1)
    return "result"


async def main():
    task = asyncio.create_task(work(), name="w")
    print(str(task).split(" coro")[0])
    await task
    print(str(task).split(" coro")[0], str(task).split("result=")[1])
    other = asyncio.create_task(work())
    other.cancel()
    await asyncio.sleep(0)
    print(str(other).split(" coro")[0])
    print(type(task), isinstance(task, asyncio.Task), isinstance(task, asyncio.Future))


asyncio.run(main())
