import asyncio
import time


async def sleeper(delay):
    await asyncio.sleep(delay)
    print("due at", delay)


async def main():
    tasks = [asyncio.create_task(sleeper(d)) for d in (3, 1, 2)]
    await asyncio.sleep(0)
    time.sleep(5)
    print("awake")
    await asyncio.gather(*tasks)


asyncio.run(main())
