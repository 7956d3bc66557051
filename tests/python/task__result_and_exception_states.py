import asyncio


async def good():
    return 5


async def bad():
    raise KeyError("k")


async def main():
    task = asyncio.create_task(good())
    for method in task.result, task.exception:
        try:
            method()
        except asyncio.InvalidStateError as error:
            print(type(error).__name__, error)
    await task
    print(task.result(), task.exception())
    other = asyncio.create_task(bad())
    await asyncio.sleep(0)
    print(repr(other.exception()))
    try:
        other.result()
    except KeyError as error:
        print("result raised", error)


asyncio.run(main())
