"""`set` wakes all who wait, in order; `clear` right after doesn't stop them."""
import asyncio


async def waiter(name, event):
    print(name, await event.wait(), event.is_set())


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(name, event)) for name in "abc"]
    await asyncio.sleep(0.5)
    print(event)
    event.set()
    print(event)
    event.clear()
    await asyncio.gather(*tasks)
    print(event)
    event.set()
    event.set()
    await waiter("main", event)


asyncio.run(main())
