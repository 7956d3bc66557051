import asyncio


async def sleeper(delay):
    await asyncio.sleep(delay)
    print("slept", delay)


async def main():
    await asyncio.gather(sleeper(1e-9), sleeper(0), sleeper(1e-6), sleeper(0.001))


asyncio.run(main())
