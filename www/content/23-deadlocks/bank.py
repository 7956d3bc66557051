import asyncio

account = {"balance": 100}


async def withdraw(amount, lock):
    async with lock:
        await asyncio.sleep(1)
        account["balance"] -= amount


async def pay_rent(lock):
    async with lock:
        if account["balance"] >= 60:
            await withdraw(60, lock)
    print(f"left: {account['balance']}")


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(pay_rent(lock), withdraw(30, lock))


asyncio.run(main())
