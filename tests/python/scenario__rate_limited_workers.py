import asyncio
import random


async def fetch(semaphore, n, results):
    async with semaphore:
        await asyncio.sleep(random.uniform(0.1, 1))
        if random.random() < 0.3:
            raise ConnectionError(f"job {n}")
        results[n] = n * n


async def main():
    random.seed(3)
    semaphore, results = asyncio.Semaphore(3), {}
    outcome = await asyncio.gather(*(fetch(semaphore, n, results) for n in range(10)), return_exceptions=True)
    for n, error in enumerate(outcome):
        print(n, results.get(n), repr(error))
    print(f"{asyncio.get_running_loop().time():.3f}")


asyncio.run(main())
