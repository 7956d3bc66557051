import asyncio
import time

import aiohttp


async def fetch(session, n):
    url = f"https://httpbin.org/delay/{n}"
    async with session.get(url) as response:
        data = await response.json()
        print(f"{time.perf_counter():.2f}", response.status, data["url"], data["args"])
        return n


async def main():
    start = time.perf_counter()
    async with aiohttp.ClientSession() as session:
        results = await asyncio.gather(*(fetch(session, n) for n in (3, 1, 2, 0.5)))
    print(results, f"{time.perf_counter() - start:.2f}")


asyncio.run(main())
