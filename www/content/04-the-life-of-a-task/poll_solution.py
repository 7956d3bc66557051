import asyncio


async def scan(book, seconds):
    await asyncio.sleep(seconds)
    return book + ".pdf"


async def main():
    task = asyncio.create_task(scan("atlas", 3.5), name="atlas")
    while not task.done():
        print("scanning")
        await asyncio.sleep(1)
    print(task.result())


asyncio.run(main())
