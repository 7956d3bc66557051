import asyncio


async def send_receipt(customer):
    await asyncio.sleep(3)
    print("receipt sent to", customer)


receipts = []


async def sell(customer):
    name = "receipt-" + customer
    task = asyncio.create_task(send_receipt(customer), name=name)
    receipts.append(task)
    await asyncio.sleep(2)
    print("sold to", customer)


async def main():
    await sell("Ana")
    await sell("Ben")
    await asyncio.gather(*receipts)
    print("shop closed")


asyncio.run(main())
