import asyncio


async def scan(book, seconds):
    await asyncio.sleep(seconds)
    return book + ".pdf"


async def main():
    task = asyncio.create_task(scan("atlas", 2), name="atlas")
    print("made: done?", task.done())
    await asyncio.sleep(1)
    print("after 1 s: done?", task.done())
    file = await task
    print("awaited: done?", task.done())
    print("result:", task.result())


asyncio.run(main())
