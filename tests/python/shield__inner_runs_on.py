import asyncio


async def inner():
    await asyncio.sleep(2)
    print("inner is done")
    return "saved"


async def outer(task):
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        print("outer cancelled, inner cancelled:", task.cancelled())
        raise


async def main():
    task = asyncio.create_task(inner())
    waiting = asyncio.create_task(outer(task))
    await asyncio.sleep(1)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    print(await task)


asyncio.run(main())
