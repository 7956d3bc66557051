import asyncio


async def measure(room):
    print("measuring", room)
    await asyncio.sleep(1)
    return 21


async def main():
    reading = measure("attic")
    print("asked")
    print("degrees:", await reading)
    print("finished")


asyncio.run(main())
