import asyncio


async def price(shop, seconds, euros):
    await asyncio.sleep(seconds)
    print(shop, "answers")
    return euros


async def main():
    prices = await asyncio.gather(
        price("Lark", 3, 12),
        price("Wren", 1, 15),
        price("Robin", 2, 9),
    )
    for euros in prices:
        print(euros, "euros")


asyncio.run(main())
