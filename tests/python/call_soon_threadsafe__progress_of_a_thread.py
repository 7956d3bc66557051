import asyncio
import threading
import time


async def main():
    loop = asyncio.get_running_loop()
    queue = asyncio.Queue()

    def produce():
        for n in range(3):
            time.sleep(0.5)
            loop.call_soon_threadsafe(queue.put_nowait, n)
        loop.call_soon_threadsafe(queue.put_nowait, None)

    threading.Thread(target=produce).start()
    while (item := await queue.get()) is not None:
        print("got", item, loop.time())


asyncio.run(main())
