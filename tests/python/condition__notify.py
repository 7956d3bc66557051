import asyncio


async def consumer(condition, items, name):
    async with condition:
        await condition.wait_for(lambda: items)
        print(name, "takes", items.pop(0))


async def producer(condition, items):
    for n in range(3):
        await asyncio.sleep(1)
        async with condition:
            items.append(n)
            condition.notify()
            print("notified", n)


async def main():
    condition, items = asyncio.Condition(), []
    await asyncio.gather(*(consumer(condition, items, n) for n in "abc"), producer(condition, items))


asyncio.run(main())
