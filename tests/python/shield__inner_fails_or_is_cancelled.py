import asyncio


async def fail():
    await asyncio.sleep(1)
    raise ValueError("inner")


async def main():
    try:
        await asyncio.shield(fail())
    except ValueError as error:
        print(error)
    task = asyncio.create_task(asyncio.sleep(5))
    shielded = asyncio.shield(task)
    asyncio.get_running_loop().call_later(1, task.cancel)
    try:
        await shielded
    except asyncio.CancelledError:
        print("cancelled from within", shielded.cancelled())
    print(await asyncio.shield(asyncio.sleep(0, "plain")))


asyncio.run(main())
