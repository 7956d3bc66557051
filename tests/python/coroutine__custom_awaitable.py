import asyncio


class Delay:
    def __init__(self, seconds, value):
        self.seconds, self.value = seconds, value

    def __await__(self):
        yield from asyncio.sleep(self.seconds).__await__()
        return self.value


async def main():
    print(await Delay(1, "first"))
    print(await asyncio.gather(Delay(2, "x"), Delay(1, "y")))


asyncio.run(main())
