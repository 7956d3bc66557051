import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor


def blocking(n):
    print("start", n, threading.current_thread().name)
    time.sleep(1)
    print("end", n)
    return n


async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=2, thread_name_prefix="io") as pool:
        futures = [loop.run_in_executor(pool, blocking, n) for n in range(5)]
        for done in asyncio.as_completed(futures):
            print("result", await done, loop.time())


asyncio.run(main())
