import asyncio
import time
from concurrent.futures import ProcessPoolExecutor


def compute(part):
    time.sleep(2)
    return part * 10


async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(max_workers=2) as pool:
        calls = [loop.run_in_executor(pool, compute, part) for part in range(4)]
        print(await asyncio.gather(*calls))


if __name__ == "__main__":
    asyncio.run(main())
