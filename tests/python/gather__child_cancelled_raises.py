import asyncio


async def main():
    task = asyncio.create_task(asyncio.sleep(5, "late"))
    other = asyncio.create_task(asyncio.sleep(1, "early"))
    group = asyncio.gather(task, other)
    await asyncio.sleep(0)
    task.cancel("not needed")
    try:
        await group
    except asyncio.CancelledError as error:
        print("cancelled", error.args, group.cancelled(), other.done())


asyncio.run(main())
