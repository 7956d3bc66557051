import asyncio


async def save():
    await asyncio.sleep(3)
    print("saved")
    return 1


async def main():
    task = asyncio.create_task(save())
    try:
        await asyncio.wait_for(asyncio.shield(task), 1)
    except TimeoutError:
        print("took too long, goes on", task.done())
    print(await task)


asyncio.run(main())
