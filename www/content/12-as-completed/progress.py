import asyncio


SECONDS = {"Spanish": 3, "Hindi": 1, "Greek": 2}


async def subtitle(language):
    await asyncio.sleep(SECONDS[language])
    if language == "Greek":
        raise ValueError("no Greek font")
    return language


async def main():
    jobs = [subtitle(language) for language in SECONDS]
    for next_result in asyncio.as_completed(jobs):
        print("ready:", await next_result)


asyncio.run(main())
