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
    print("just cancelled:", novel.cancelled())
    await asyncio.sleep(1)
    print("a second later:", novel.cancelled())
    print("atlas:", atlas.result())
    print("diary:", diary.exception())


asyncio.run(main())
