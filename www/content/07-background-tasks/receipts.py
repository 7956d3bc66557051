import asyncio


async def send_receipt(customer):
    await asyncio.sleep(3)
    print("receipt sent to", customer)


async def sell(customer):
    name = "receipt-" + customer
    asyncio.create_task(send_receipt(customer), name=name)
    await asyncio.sleep(2)
    print("sold to", customer)


async def main():
    await sell("Ana")
    await sell("Ben")
    print("shop closed")


asyncio.run(main())
