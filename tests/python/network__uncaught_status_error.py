import asyncio

import aiohttp


async def fetch(session):
    async with session.get("https://httpbin.org/status/418") as response:
        response.raise_for_status()


async def main():
    async with aiohttp.ClientSession() as session:
        await asyncio.gather(fetch(session), asyncio.sleep(5))


asyncio.run(main())
