import asyncio


SECONDS = {"Danish": 1, "Korean": 5, "Swahili": 2}


async def translate(language):
    await asyncio.sleep(SECONDS[language])
    return language + " ready"


async def main():
    try:
        answers = await asyncio.wait_for(
            asyncio.gather(*[translate(language) for language in SECONDS]),
            timeout=3,
        )
        for answer in answers:
            print(answer)
    except TimeoutError:
        print("nothing is ready")


asyncio.run(main())
