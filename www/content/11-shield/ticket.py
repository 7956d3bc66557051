import asyncio


async def book(seat):
    await asyncio.sleep(3)
    print("booked", seat)
    return "ticket " + seat


async def visit():
    booking = asyncio.create_task(book("7A"), name="booking")
    ticket = await asyncio.shield(booking)
    print("visitor has", ticket)


async def main():
    visitor = asyncio.create_task(visit(), name="visitor")
    await asyncio.sleep(1)
    visitor.cancel()
    await asyncio.sleep(4)
    print("counter closed")


asyncio.run(main())
