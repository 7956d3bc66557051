import asyncio


async def nap(name):
    await asyncio.sleep(1)
    print(name)


async def main():
    await asyncio.gather(nap("first"), nap("second"))
    print("awake")


asyncio.run(main())
