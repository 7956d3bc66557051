import asyncio
import threading
import time

interpreter = threading.Lock()


def read_disk():
    time.sleep(2)


def compute():
    with interpreter:
        time.sleep(2)


async def main():
    await asyncio.gather(
        asyncio.to_thread(read_disk), asyncio.to_thread(read_disk)
    )
    print("two files read")
    await asyncio.gather(
        asyncio.to_thread(compute), asyncio.to_thread(compute)
    )
    print("two sums computed")


asyncio.run(main())
