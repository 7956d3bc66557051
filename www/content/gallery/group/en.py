import asyncio


async def build(part, seconds):
    await asyncio.sleep(seconds)
    print(f"{part}: done")


async def fail(seconds):
    await asyncio.sleep(seconds)
    raise ValueError("broken")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(build("roof", 1), name="roof")
            group.create_task(fail(2), name="walls")
            group.create_task(build("door", 3), name="door")
    except* ValueError:
        print("the others were cancelled")


asyncio.run(main())
