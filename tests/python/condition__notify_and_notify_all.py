"""notify(n) wakes the first n; each goes on when it has the lock again."""
import asyncio


async def waiter(name, condition):
    async with condition:
        print(name, "waits")
        print(name, await condition.wait(), condition.locked())


async def main():
    condition = asyncio.Condition()
    tasks = [asyncio.create_task(waiter(name, condition)) for name in "abcde"]
    await asyncio.sleep(0)
    async with condition:
        print(condition)
        condition.notify()
        condition.notify(2)
        await asyncio.sleep(1)
        print("main lets go", condition)
    await asyncio.sleep(1)
    async with condition:
        condition.notify_all()
    await asyncio.gather(*tasks)
    print(condition)


asyncio.run(main())
