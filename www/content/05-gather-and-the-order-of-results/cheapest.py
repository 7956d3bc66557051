import asyncio


SHOPS = {"Lark": 3, "Wren": 1, "Robin": 2}
PRICES = {"Lark": 12, "Wren": 15, "Robin": 9}


async def price(shop):
    await asyncio.sleep(SHOPS[shop])
    return PRICES[shop]


async def main():
    for shop in SHOPS:
        print(shop, await price(shop))


asyncio.run(main())
