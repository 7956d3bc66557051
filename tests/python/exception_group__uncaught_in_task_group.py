import asyncio


async def fail(error):
    await asyncio.sleep(1)
    raise error


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(fail(ValueError("first")))
        group.create_task(fail(TypeError("second")))


asyncio.run(main())
