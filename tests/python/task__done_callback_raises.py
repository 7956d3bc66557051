import asyncio


def broken(task):
    raise RuntimeError("in the callback")


async def main():
    task = asyncio.create_task(asyncio.sleep(0))
    task.add_done_callback(broken)
    await task
    await asyncio.sleep(0)
    print("the loop goes on")


asyncio.run(main())
