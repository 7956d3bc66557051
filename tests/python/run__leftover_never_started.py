import asyncio


async def child():
    print("runs its first step, then is cancelled")
    await asyncio.sleep(1)
    print("not reached")


async def main():
    asyncio.create_task(child())


asyncio.run(main())
