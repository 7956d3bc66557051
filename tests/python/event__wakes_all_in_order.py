import asyncio


async def waiter(event, name):
    print(name, await event.wait())


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(event, n)) for n in "abc"]
    await asyncio.sleep(1)
    print(event.is_set())
    event.set()
    print("set")
    event.clear()
    await asyncio.gather(*tasks)
    print(event.is_set())


asyncio.run(main())
