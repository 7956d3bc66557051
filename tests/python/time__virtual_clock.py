import asyncio
import time


async def main():
    start = time.perf_counter()
    print(time.time(), time.monotonic(), start)
    await asyncio.sleep(1.25)
    print(time.time(), f"{time.perf_counter() - start:.2f}s", time.monotonic() == asyncio.get_running_loop().time())
    print(time.strftime("%Y-%m-%d %H:%M:%S"), time.time_ns())


asyncio.run(main())
