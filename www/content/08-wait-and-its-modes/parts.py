import asyncio


async def test(part, seconds):
    await asyncio.sleep(seconds)
    if part == "valve":
        raise RuntimeError("valve is stuck")


async def main():
    tasks = [
        asyncio.create_task(test("pump", 1), name="pump"),
        asyncio.create_task(test("valve", 2), name="valve"),
        asyncio.create_task(test("filter", 4), name="filter"),
    ]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print("report")
    for task in tasks:
        if not task.done():
            print(task.get_name(), "is still being tested")
        else:
            print(task.get_name(), "ended with", task.exception())


asyncio.run(main())
