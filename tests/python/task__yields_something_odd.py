import asyncio


class Odd:
    def __await__(self):
        yield "not a future"


class Bare:
    def __await__(self):
        yield


async def main():
    await Bare()
    print("a bare yield is one turn")
    try:
        await Odd()
    except RuntimeError as error:
        print(str(error).split(">")[-1])


asyncio.run(main())
