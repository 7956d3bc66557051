import asyncio


async def book(what, seconds, free):
    await asyncio.sleep(seconds)
    if not free:
        raise ValueError(f"no {what}")
    print(f"{what} booked")


async def main():
    try:
        await asyncio.gather(
            asyncio.create_task(book("hotel", 3, True), name="hotel"),
            asyncio.create_task(book("train", 1, False), name="train"),
            asyncio.create_task(book("museum", 2, True), name="museum"),
        )
    except ValueError as error:
        print(f"no trip: {error}")
    await asyncio.sleep(3)


asyncio.run(main())
