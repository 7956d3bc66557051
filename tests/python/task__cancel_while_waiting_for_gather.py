import asyncio


async def child(n):
    try:
        await asyncio.sleep(n)
    except asyncio.CancelledError:
        print("child", n, "cleans up")
        await asyncio.sleep(1)
        print("child", n, "clean")
        raise


async def parent():
    try:
        await asyncio.gather(child(5), child(6))
    except asyncio.CancelledError:
        print("parent")
        raise


async def main():
    task = asyncio.create_task(parent())
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("end", asyncio.get_running_loop().time())


asyncio.run(main())
