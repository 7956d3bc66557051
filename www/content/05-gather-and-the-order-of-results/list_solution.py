import asyncio


async def price(shop, seconds, euros):
    await asyncio.sleep(seconds)
    print(shop, "answers")
    return euros


async def main():
    calls = [
        asyncio.create_task(price("Lark", 3, 12)),
        asyncio.create_task(price("Wren", 1, 15)),
        asyncio.create_task(price("Robin", 2, 9)),
    ]
    print("looking for the ISBN")
    await asyncio.sleep(4)
    prices = await asyncio.gather(*calls)
    print("lowest:", min(prices))


asyncio.run(main())
