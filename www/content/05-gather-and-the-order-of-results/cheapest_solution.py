import asyncio


SHOPS = {"Lark": 3, "Wren": 1, "Robin": 2}
PRICES = {"Lark": 12, "Wren": 15, "Robin": 9}


async def price(shop):
    await asyncio.sleep(SHOPS[shop])
    return PRICES[shop]


async def main():
    prices = await asyncio.gather(*[price(shop) for shop in SHOPS])
    for shop, euros in zip(SHOPS, prices):
        print(shop, euros)
    euros, shop = min(zip(prices, SHOPS))
    print("cheapest:", shop, euros)


asyncio.run(main())
