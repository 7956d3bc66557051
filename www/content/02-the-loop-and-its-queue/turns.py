import asyncio


async def copy(book, pages):
    for page in range(1, pages + 1):
        print(book, page)


async def main():
    atlas = asyncio.create_task(copy("atlas", 3), name="atlas")
    diary = asyncio.create_task(copy("diary", 3), name="diary")
    await atlas
    await diary
    print("copied")


asyncio.run(main())
