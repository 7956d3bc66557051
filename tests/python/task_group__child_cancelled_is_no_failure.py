import asyncio


async def main():
    async with asyncio.TaskGroup() as group:
        one = group.create_task(asyncio.sleep(10))
        two = group.create_task(asyncio.sleep(2, "two"))
        await asyncio.sleep(1)
        one.cancel()
    print(one.cancelled(), two.result())


asyncio.run(main())
