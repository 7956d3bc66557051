import asyncio


async def worker():
    asyncio.current_task().cancel()
    return "value"


async def main():
    task = asyncio.create_task(worker())
    try:
        print("result", await task)
    except asyncio.CancelledError:
        print("cancelled", task.cancelled())


asyncio.run(main())
