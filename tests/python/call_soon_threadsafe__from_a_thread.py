import asyncio
import time


async def main():
    loop = asyncio.get_running_loop()
    event = asyncio.Event()

    def work():
        time.sleep(1)
        loop.call_soon_threadsafe(event.set)

    asyncio.get_running_loop().call_soon_threadsafe(print, "from the same thread")
    waiting = asyncio.create_task(event.wait())
    await asyncio.to_thread(work)
    print(await waiting)


asyncio.run(main())
