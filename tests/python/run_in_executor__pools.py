import asyncio
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def work(n):
    time.sleep(n)
    return n * 10


async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=2) as pool:
        print(await asyncio.gather(*(loop.run_in_executor(pool, work, n) for n in (3, 1, 1))), loop.time())
    with ProcessPoolExecutor() as pool:
        print(await loop.run_in_executor(pool, work, 2), loop.time())


if __name__ == "__main__":
    asyncio.run(main())
