import asyncio
import time


def slow():
    time.sleep(3)
    print("slow thread is done")


async def main():
    asyncio.get_running_loop().run_in_executor(None, slow)
    await asyncio.sleep(1)
    print("main returns")


asyncio.run(main())
print("run returned at", time.monotonic())
