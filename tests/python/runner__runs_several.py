import asyncio


async def step(n):
    await asyncio.sleep(1)
    return n


with asyncio.Runner() as runner:
    print(runner.run(step(1)), runner.run(step(2)))
    print(runner.get_loop().time())
try:
    runner.run(step(3))
except RuntimeError as error:
    print(error)
