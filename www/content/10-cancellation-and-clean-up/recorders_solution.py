import asyncio


async def record(room, seconds_to_close):
    try:
        while True:
            await asyncio.sleep(1)
    finally:
        await asyncio.sleep(seconds_to_close)
        print(room, "file closed")


async def main():
    rooms = {"hall": 2, "studio": 1, "garden": 3}
    tasks = [
        asyncio.create_task(record(room, seconds), name=room)
        for room, seconds in rooms.items()
    ]
    await asyncio.sleep(4.5)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    print("all closed")


asyncio.run(main())
