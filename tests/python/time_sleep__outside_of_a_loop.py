import asyncio
import time

time.sleep(2)
print("before", time.monotonic())


async def main():
    print("inside", asyncio.get_running_loop().time())
    await asyncio.sleep(1)


asyncio.run(main())
time.sleep(0.5)
print("after", time.perf_counter())
