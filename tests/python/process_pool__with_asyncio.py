import asyncio
import time
from concurrent.futures import ProcessPoolExecutor


def cpu_bound(n):
    time.sleep(n)
    return sum(i * i for i in range(100 * n))


async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor() as pool:
        results = await asyncio.gather(*(loop.run_in_executor(pool, cpu_bound, n) for n in (1, 2, 3)))
    print(results, loop.time())


if __name__ == "__main__":
    asyncio.run(main())
