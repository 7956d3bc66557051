import asyncio
import time


def slow():
    for n in range(3):
        time.sleep(1)
        print("still here", n, time.monotonic())


async def main():
    try:
        async with asyncio.timeout(1.5):
            await asyncio.to_thread(slow)
    except TimeoutError:
        print("timed out", time.monotonic())
    await asyncio.sleep(0.2)
    print("main ends", time.monotonic())


asyncio.run(main())
print("run ends", time.monotonic())
