import asyncio


async def ask(part, seconds):
    await asyncio.sleep(seconds)
    print(part, "written")


async def main():
    title = asyncio.create_task(ask("title", 1), name="title")
    story = asyncio.create_task(ask("story", 9), name="story")
    cover = asyncio.create_task(ask("cover", 4), name="cover")
    try:
        async with asyncio.timeout(3):
            await title
            await story
            await cover
    except TimeoutError:
        print("out of time")
    await asyncio.sleep(2)
    print("sent to the printer")


asyncio.run(main())
