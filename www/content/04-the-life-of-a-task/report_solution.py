import asyncio


async def scan(book, seconds):
    await asyncio.sleep(seconds)
    if book == "diary":
        raise ValueError("page 7 is missing")
    return book + ".pdf"


async def main():
    atlas = asyncio.create_task(scan("atlas", 1), name="atlas")
    diary = asyncio.create_task(scan("diary", 2), name="diary")
    novel = asyncio.create_task(scan("novel", 9), name="novel")
    await asyncio.sleep(3)
    novel.cancel()
    await asyncio.sleep(1)
    for task in [atlas, diary, novel]:
        if task.cancelled():
            print(task.get_name(), "cancelled")
        elif task.exception():
            print(task.get_name(), "failed:", task.exception())
        else:
            print(task.get_name(), task.result())


asyncio.run(main())
