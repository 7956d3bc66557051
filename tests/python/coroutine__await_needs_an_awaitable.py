import asyncio


def plain():
    return 5


async def main():
    for thing in (plain(), None, "text", plain, asyncio.sleep):
        try:
            await thing
        except TypeError as error:
            print(error)


asyncio.run(main())
