import asyncio


async def main():
    event = asyncio.Event()
    event.set()
    task = asyncio.create_task(asyncio.sleep(0))
    print(await event.wait(), task.done())
    event.clear()
    try:
        await asyncio.wait_for(event.wait(), 1)
    except TimeoutError:
        print("nobody set it")
    await task


asyncio.run(main())
