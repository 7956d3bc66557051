import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial
import time
import requests


def fetch(url):
    r = requests.get(url, timeout=5)
    return r.status_code, r.url


async def main():
    loop = asyncio.get_running_loop()
    start = time.perf_counter()
    urls = [f"https://httpbin.org/delay/{n}" for n in (1, 2, 1)]
    print(await asyncio.gather(*(loop.run_in_executor(None, fetch, u) for u in urls)))
    print(f"{time.perf_counter() - start:.1f}")
    print(await asyncio.to_thread(requests.get, "https://httpbin.org/uuid"))
    with ThreadPoolExecutor(max_workers=2) as pool:
        results = await asyncio.gather(*[loop.run_in_executor(pool, partial(requests.get, u, timeout=1.5)) for u in urls], return_exceptions=True)
        print([type(r).__name__ for r in results])
    print(f"{time.perf_counter() - start:.1f}")


asyncio.run(main())
