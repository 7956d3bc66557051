import asyncio


async def work(name, delay):
    try:
        await asyncio.sleep(delay)
        print(name)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    try:
        async with asyncio.timeout(0.3):
            async with asyncio.TaskGroup() as group:
                group.create_task(work("A", 0.2))
                group.create_task(work("B", 0.4))
    except TimeoutError:
        print("timeout")


asyncio.run(main())
