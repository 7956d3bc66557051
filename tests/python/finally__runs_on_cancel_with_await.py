import asyncio


async def resource():
    print("open")
    try:
        await asyncio.sleep(10)
    finally:
        await asyncio.sleep(0.25)
        print("closed")


async def main():
    task = asyncio.create_task(resource())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    print("end")


asyncio.run(main())
