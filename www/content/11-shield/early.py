import asyncio


async def book(seat):
    await asyncio.sleep(3)
    print("booked", seat)
    return "ticket " + seat


async def visit():
    ticket = await asyncio.shield(book("7A"))
    print("visitor has", ticket)


async def main():
    visitor = asyncio.create_task(visit(), name="visitor")
    await asyncio.sleep(1)
    visitor.cancel()
    print("counter closed")


asyncio.run(main())
