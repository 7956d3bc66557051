import asyncio
import time


def blocking(n):
    time.sleep(n)
    print("the thread ends anyway", n)
    return n


async def main():
    loop = asyncio.get_running_loop()
    try:
        await asyncio.wait_for(loop.run_in_executor(None, blocking, 2), timeout=1)
    except TimeoutError:
        print("timeout", loop.time())
    future = loop.run_in_executor(None, blocking, 0.5)
    future.cancel()
    try:
        await future
    except asyncio.CancelledError:
        print("cancelled", loop.time())
    task = asyncio.create_task(asyncio.to_thread(blocking, 3))
    await asyncio.sleep(0.1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("task cancelled", loop.time())


asyncio.run(main())
print("after", time.monotonic())
