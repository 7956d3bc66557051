import asyncio


async def subtitle(language, seconds):
    await asyncio.sleep(seconds)
    return language + " subtitles"


async def main():
    tasks = [
        asyncio.create_task(subtitle("Spanish", 3), name="Spanish"),
        asyncio.create_task(subtitle("Hindi", 1), name="Hindi"),
        asyncio.create_task(subtitle("Greek", 2), name="Greek"),
    ]
    for next_result in asyncio.as_completed(tasks):
        result = await next_result
        print(result)


asyncio.run(main())
