"""wait_for tests, waits, tests again, and gives what the predicate gave."""
import asyncio

items = []


def ready():
    print("tested", items)
    return len(items) if len(items) > 1 else 0


async def consumer(condition):
    async with condition:
        print("consumer:", await condition.wait_for(ready))


async def main():
    condition = asyncio.Condition()
    task = asyncio.create_task(consumer(condition))
    for item in range(3):
        await asyncio.sleep(1)
        async with condition:
            items.append(item)
            condition.notify()
    await task


asyncio.run(main())
