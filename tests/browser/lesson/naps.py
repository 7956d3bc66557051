import asyncio


async def nap(name):
    await asyncio.sleep(1)
    print(name)


async def main():
    await nap("first")
    await nap("second")
    print("awake")


asyncio.run(main())
