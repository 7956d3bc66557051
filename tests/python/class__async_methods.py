import asyncio


class Robot:
    def __init__(self, name, pace):
        self.name, self.pace = name, pace
        self.log = []

    async def step(self):
        await asyncio.sleep(self.pace)
        self.log.append(self.name)

    async def walk(self, steps):
        for _ in range(steps):
            await self.step()
        return self.log


async def main():
    print(await asyncio.gather(Robot("r2", 1).walk(2), Robot("c3", 0.5).walk(3)))


asyncio.run(main())
