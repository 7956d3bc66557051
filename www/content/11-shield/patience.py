import asyncio


async def book(seat):
    await asyncio.sleep(3)
    print("booked", seat)
    return "ticket " + seat


async def main():
    booking = asyncio.create_task(book("7A"), name="booking")
    try:
        ticket = await asyncio.wait_for(asyncio.shield(booking), timeout=2)
    except TimeoutError:
        print("still booking, please wait")
        ticket = await booking
    print("here it is:", ticket)


asyncio.run(main())
