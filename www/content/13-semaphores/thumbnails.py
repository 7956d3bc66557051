import asyncio

SECONDS = dict(bridge=2, harbour=3, mill=2, tower=1, well=1, yard=2)


async def shrink(photo):
    await asyncio.sleep(SECONDS[photo])
    return f"{photo}-small"


async def main():
    names = []
    for photo in SECONDS:
        names.append(await shrink(photo))
    print(", ".join(names))


asyncio.run(main())
