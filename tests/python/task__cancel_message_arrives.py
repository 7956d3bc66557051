import asyncio


async def worker():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("inside", error.args, str(error))
        raise


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(0)
    task.cancel("time is up")
    try:
        await task
    except asyncio.CancelledError as error:
        print("outside", error.args)


asyncio.run(main())
