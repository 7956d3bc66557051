"""`async with` calls the acquire and release of a subclass."""
import asyncio


class Loud(asyncio.Lock):
    def __init__(self, name):
        super().__init__()
        self.name = name

    async def acquire(self):
        print(self.name, "acquire")
        await asyncio.sleep(0.1)
        return await super().acquire()

    def release(self):
        print(self.name, "release")
        super().release()


async def main():
    lock = Loud("mine")
    async with lock as nothing:
        print(nothing, lock.locked())
    print(lock, isinstance(lock, asyncio.Lock))
    condition = asyncio.Condition(lock)
    async with condition:
        try:
            await asyncio.wait_for(condition.wait(), 1)
        except TimeoutError:
            print("timeout", condition)


asyncio.run(main())
