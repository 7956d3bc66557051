import asyncio


async def worker():
    try:
        async with asyncio.timeout(5):
            await asyncio.sleep(10)
    except TimeoutError:
        print("wrong")
    except asyncio.CancelledError:
        print("cancelled, not timed out")
        raise


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.sleep(0)
    print(task.cancelled())


asyncio.run(main())
