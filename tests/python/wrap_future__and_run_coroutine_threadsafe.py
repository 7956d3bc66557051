import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def work(n):
    time.sleep(n)
    return n


async def double(n):
    await asyncio.sleep(0.1)
    return n * 2


async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor() as pool:
        print(await asyncio.wrap_future(pool.submit(work, 1)), loop.time())
    future = asyncio.run_coroutine_threadsafe(double(4), loop)
    print(type(future).__name__, future.done())
    print(await asyncio.wrap_future(future), loop.time())
    try:
        asyncio.run_coroutine_threadsafe(3, loop)
    except TypeError as error:
        print(error)


asyncio.run(main())
