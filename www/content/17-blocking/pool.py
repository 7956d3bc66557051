import asyncio
import time
from concurrent.futures import ProcessPoolExecutor


def compute(part):
    time.sleep(2)
    return part * 10


async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(max_workers=2) as pool:
        parts = await asyncio.gather(*(loop.run_in_executor(pool, compute, part) for part in (1, 2, 3, 4)))
    print(parts)


if __name__ == "__main__":
    asyncio.run(main())
