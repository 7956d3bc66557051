import asyncio


LANGUAGES = {"Spanish": 3, "Hindi": 1, "Greek": 2}
LINES = {"Spanish": 300, "Hindi": 100, "Greek": 200}


async def subtitle(language):
    await asyncio.sleep(LANGUAGES[language])
    return LINES[language]


async def main():
    jobs = [subtitle(language) for language in LANGUAGES]
    for language, next_result in zip(LANGUAGES, asyncio.as_completed(jobs)):
        lines = await next_result
        print(language, "has", lines, "lines")


asyncio.run(main())
