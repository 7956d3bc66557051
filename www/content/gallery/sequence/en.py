import asyncio


async def brew(drink, seconds):
    print(f"{drink}: started")
    await asyncio.sleep(seconds)
    print(f"{drink}: ready")


async def main():
    await brew("tea", 2)
    await brew("coffee", 1)


asyncio.run(main())
