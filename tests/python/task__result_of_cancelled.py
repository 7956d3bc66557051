import asyncio


async def main():
    task = asyncio.create_task(asyncio.sleep(1))
    task.cancel("why")
    await asyncio.sleep(0)
    for method in task.result, task.exception:
        try:
            method()
        except asyncio.CancelledError as error:
            print(method.__name__, error.args)


asyncio.run(main())
