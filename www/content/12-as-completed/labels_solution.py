import asyncio


LANGUAGES = {"Spanish": 3, "Hindi": 1, "Greek": 2}
LINES = {"Spanish": 300, "Hindi": 100, "Greek": 200}


async def subtitle(language):
    await asyncio.sleep(LANGUAGES[language])
    return LINES[language]


async def main():
    tasks = [
        asyncio.create_task(subtitle(language), name=language)
        for language in LANGUAGES
    ]
    async for task in asyncio.as_completed(tasks):
        print(task.get_name(), "has", await task, "lines")


asyncio.run(main())
