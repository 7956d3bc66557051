import asyncio
import time


def scan(page):
    time.sleep(1)
    return f"page {page}"


async def clock():
    for _ in range(3):
        print("tick")
        await asyncio.sleep(0.5)


async def main():
    ticking = asyncio.create_task(clock())
    scans = [asyncio.to_thread(scan, page) for page in (1, 2, 3)]
    for page in await asyncio.gather(*scans):
        print(page)
    await ticking


asyncio.run(main())
