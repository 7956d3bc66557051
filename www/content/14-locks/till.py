import asyncio

till = 0


async def pay(amount):
    global till
    before = till
    await asyncio.sleep(1)
    till = before + amount
    print(f"the till holds {till}")


async def main():
    await asyncio.gather(pay(10), pay(20), pay(30))


asyncio.run(main())
