import asyncio

jar = 0


async def card(amount):
    await asyncio.sleep(1)
    return amount


async def tip(amount):
    global jar
    paid = await card(amount)
    jar += paid
    print(f"the jar holds {jar}")


async def main():
    await asyncio.gather(tip(1), tip(2), tip(3))


asyncio.run(main())
