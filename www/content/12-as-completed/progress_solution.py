import asyncio


SECONDS = {"Spanish": 3, "Hindi": 1, "Greek": 2}


async def subtitle(language):
    await asyncio.sleep(SECONDS[language])
    if language == "Greek":
        raise ValueError("no Greek font")
    return language


async def main():
    jobs = [subtitle(language) for language in SECONDS]
    count = 0
    for next_result in asyncio.as_completed(jobs):
        count += 1
        try:
            language = await next_result
            print(f"{count}/{len(jobs)} ready: {language}")
        except ValueError as error:
            print(f"{count}/{len(jobs)} failed: {error}")


asyncio.run(main())
