import asyncio


async def brew(drink, seconds):
    print(f"{drink}: 开始")
    await asyncio.sleep(seconds)
    print(f"{drink}: 好了")


async def main():
    await brew("茶", 2)
    await brew("咖啡", 1)


asyncio.run(main())
