import asyncio
import time


def blocking(n):
    time.sleep(n)
    return n


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    results = await asyncio.gather(*[loop.run_in_executor(None, blocking, n) for n in (0.3, 0.1, 0.2)], asyncio.sleep(0.2, "slept"))
    print(results, loop.time() - start)


asyncio.run(main())
