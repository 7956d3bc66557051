import asyncio


async def child(name, delay):
    try:
        await asyncio.sleep(delay)
        print(name, "done")
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def outer():
    await asyncio.gather(child("short", 1), child("long", 10))


async def main():
    task = asyncio.create_task(outer())
    await asyncio.sleep(2)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("outer cancelled", task.cancelled())


asyncio.run(main())
