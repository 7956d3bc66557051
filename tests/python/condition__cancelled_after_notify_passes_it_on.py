"""A waiter that was notified and is cancelled before it runs: the next one is notified."""
import asyncio


async def waiter(name, condition):
    async with condition:
        await condition.wait()
        print(name, "was notified")


async def main():
    condition = asyncio.Condition()
    first = asyncio.create_task(waiter("first", condition))
    second = asyncio.create_task(waiter("second", condition))
    await asyncio.sleep(0)
    async with condition:
        condition.notify()
        await asyncio.sleep(0)
        first.cancel()
    print(await asyncio.gather(first, second, return_exceptions=True))


asyncio.run(main())
