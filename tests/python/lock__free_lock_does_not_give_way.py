"""Taking a free lock and giving it back takes no turn of the loop."""
import asyncio


async def other():
    print("other")


async def main():
    lock = asyncio.Lock()
    task = asyncio.create_task(other())
    print(await lock.acquire())
    lock.release()
    async with lock:
        print("inside")
    print("main goes on first")
    await task


asyncio.run(main())
