import asyncio
import random


async def work(n):
    await asyncio.sleep(random.uniform(0.1, 2.0))
    print(n, random.randint(1, 6))


async def main():
    await asyncio.gather(*(work(n) for n in range(5)))


asyncio.run(main())
