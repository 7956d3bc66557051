import asyncio


async def never():
    print("this does not run")


async def main():
    task = asyncio.create_task(never())
    print(task.cancel())
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled(), task.done())


asyncio.run(main())
