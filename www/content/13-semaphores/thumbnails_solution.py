import asyncio

SECONDS = dict(bridge=2, harbour=3, mill=2, tower=1, well=1, yard=2)


async def shrink(photo):
    await asyncio.sleep(SECONDS[photo])
    return f"{photo}-small"


async def main():
    slots = asyncio.Semaphore(3)

    async def shrink_in_turn(photo):
        async with slots:
            return await shrink(photo)

    names = await asyncio.gather(*(shrink_in_turn(photo) for photo in SECONDS))
    print(", ".join(names))


asyncio.run(main())
