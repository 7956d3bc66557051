import asyncio


class Later:
    def __init__(self, seconds, value):
        self.seconds, self.value = seconds, value

    def __await__(self):
        print("asked", self.value)
        yield from asyncio.sleep(self.seconds).__await__()
        return self.value


class Broken:
    def __await__(self):
        raise ValueError("no iterator")


class Wrong:
    def __await__(self):
        return 5


async def attempt(awaitable):
    try:
        print(asyncio.get_running_loop().time(), await awaitable)
    except Exception as error:
        print(asyncio.get_running_loop().time(), type(error).__name__, error)


async def main():
    await attempt(asyncio.wait_for(Later(1, "a"), 2))
    await attempt(asyncio.wait_for(Later(3, "b"), 2))
    await attempt(asyncio.gather(Later(1, "c"), Later(0.5, "d")))
    await attempt(asyncio.shield(Later(1, "e")))
    await attempt(asyncio.ensure_future(Later(0.5, "f")))
    await attempt(asyncio.wait_for(Broken(), 1))
    await attempt(asyncio.gather(Broken(), Later(0.1, "g"), return_exceptions=True))
    await attempt(asyncio.wait_for(Wrong(), 1))
    await attempt(asyncio.wait_for(7, 1))


asyncio.run(main())
