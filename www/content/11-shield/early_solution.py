import asyncio


async def book(seat):
    await asyncio.sleep(3)
    print("booked", seat)
    return "ticket " + seat


async def visit(booking):
    ticket = await asyncio.shield(booking)
    print("visitor has", ticket)


async def main():
    booking = asyncio.create_task(book("7A"), name="booking")
    visitor = asyncio.create_task(visit(booking), name="visitor")
    await asyncio.sleep(1)
    visitor.cancel()
    await booking
    print("counter closed")


asyncio.run(main())
