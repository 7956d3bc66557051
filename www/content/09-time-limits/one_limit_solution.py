import asyncio


SECONDS = {"Danish": 1, "Korean": 5, "Swahili": 2}


async def translate(language):
    await asyncio.sleep(SECONDS[language])
    return language + " ready"


async def translate_in_time(language):
    try:
        return await asyncio.wait_for(translate(language), timeout=3)
    except TimeoutError:
        return language + " is late"


async def main():
    translations = [translate_in_time(language) for language in SECONDS]
    answers = await asyncio.gather(*translations)
    for answer in answers:
        print(answer)


asyncio.run(main())
