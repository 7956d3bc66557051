import asyncio
import time

import requests


async def ticker():
    while True:
        print(f"tick {time.monotonic():.1f}")
        await asyncio.sleep(0.3)


async def download(n):
    response = requests.get(f"https://httpbin.org/delay/{n}")
    print(f"{time.monotonic():.1f} got {response.status_code} {response.json()['url']}")
    await asyncio.sleep(0.1)
    return response.ok


async def main():
    task = asyncio.create_task(ticker())
    print(await asyncio.gather(download(1), download(2)))
    await asyncio.sleep(0.5)
    task.cancel()


asyncio.run(main())
