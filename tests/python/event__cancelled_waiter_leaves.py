"""A cancelled waiter leaves the line, whether the event was set by then or not."""
import asyncio


async def waiter(name, event):
    try:
        await event.wait()
        print(name, "goes on")
    except asyncio.CancelledError:
        print(name, "cancelled", event)
        raise


async def main():
    event = asyncio.Event()
    first = asyncio.create_task(waiter("first", event))
    second = asyncio.create_task(waiter("second", event))
    await asyncio.sleep(0)
    first.cancel()
    await asyncio.sleep(0)
    event.set()
    second.cancel()
    print(await asyncio.gather(first, second, return_exceptions=True), event)


asyncio.run(main())
