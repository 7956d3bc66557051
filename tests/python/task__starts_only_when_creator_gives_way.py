import asyncio


async def child():
    print("child starts")


async def main():
    task = asyncio.create_task(child())
    print("created", task.done())
    await asyncio.sleep(0)
    print("after a turn", task.done())


asyncio.run(main())
