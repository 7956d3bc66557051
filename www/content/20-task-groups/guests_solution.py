import asyncio


async def invite(guest, seconds):
    await asyncio.sleep(seconds)
    if guest == "Bo":
        raise LookupError("no such number")
    print(f"{guest} comes")


async def try_to_invite(guest, seconds):
    try:
        await invite(guest, seconds)
    except LookupError as error:
        print(f"{guest}: {error}")


async def main():
    async with asyncio.TaskGroup() as group:
        for guest, seconds in (("Ann", 1), ("Bo", 2), ("Cleo", 3), ("Dan", 4)):
            group.create_task(try_to_invite(guest, seconds), name=guest)
    print("dinner can begin")


asyncio.run(main())
