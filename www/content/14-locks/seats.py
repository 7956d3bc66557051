import asyncio

seats = 2


async def book(name, lock):
    global seats
    async with lock:
        if seats == 0:
            print(f"{name}: sold out")
            return
        print(f"{name}: pays")
        await asyncio.sleep(2)
        seats = seats - 1
        print(f"{name}: has a seat")


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(
        book("Ann", lock), book("Bo", lock), book("Cleo", lock)
    )


asyncio.run(main())
