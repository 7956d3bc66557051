"""A cancelled waiter takes the lock again before it goes, even when it is cancelled once more meanwhile."""
import asyncio


async def waiter(condition):
    async with condition:
        try:
            await condition.wait()
        except asyncio.CancelledError as error:
            print("cancelled", error, condition.locked())
            raise


async def main():
    condition = asyncio.Condition()
    task = asyncio.create_task(waiter(condition))
    await asyncio.sleep(0)
    async with condition:
        task.cancel("once")
        await asyncio.sleep(1)
        task.cancel("twice")
        await asyncio.sleep(1)
        print("main lets go", task)
    try:
        await task
    except asyncio.CancelledError as error:
        print("ended", error, condition)


asyncio.run(main())
