import asyncio


async def book(what, seconds, free):
    await asyncio.sleep(seconds)
    if not free:
        raise ValueError(f"no {what}")
    print(f"{what} booked")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(book("hotel", 3, True), name="hotel")
            group.create_task(book("train", 1, False), name="train")
            group.create_task(book("museum", 2, True), name="museum")
            print("all asked")
        print("all booked")
    except* ValueError as errors:
        print(f"no trip: {errors.exceptions}")


asyncio.run(main())
