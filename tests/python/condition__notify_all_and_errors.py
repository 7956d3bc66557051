import asyncio


async def waiter(condition, name):
    async with condition:
        print(name, await condition.wait())


async def main():
    condition = asyncio.Condition()
    for call in (condition.notify, condition.notify_all):
        try:
            call()
        except RuntimeError as error:
            print(error)
    try:
        await condition.wait()
    except RuntimeError as error:
        print(error)
    tasks = [asyncio.create_task(waiter(condition, n)) for n in "ab"]
    await asyncio.sleep(0)
    async with condition:
        condition.notify_all()
        print("still locked", condition.locked())
    await asyncio.gather(*tasks)


asyncio.run(main())
