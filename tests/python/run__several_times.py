import asyncio
import time


async def part(n):
    print("part", n, asyncio.current_task().get_name())
    await asyncio.sleep(1)
    return n


print(asyncio.run(part(1)), time.monotonic())
print(asyncio.run(part(2)), time.monotonic())
