import asyncio

import aiohttp


async def fetch(session, url, retries=3):
    for attempt in range(1, retries + 1):
        try:
            async with session.get(url, timeout=aiohttp.ClientTimeout(total=attempt)) as response:
                response.raise_for_status()
                return await response.json()
        except (aiohttp.ClientError, asyncio.TimeoutError) as error:
            print(f"{asyncio.get_running_loop().time()} attempt {attempt}: {type(error).__name__}: {error}")
            if attempt == retries:
                raise
            await asyncio.sleep(2 ** attempt * 0.1)


async def main():
    async with aiohttp.ClientSession() as session:
        print(await fetch(session, "https://httpbin.org/delay/2.5"))
        try:
            await fetch(session, "https://httpbin.org/status/503")
        except aiohttp.ClientResponseError as error:
            print("gave up:", error.status)
        await fetch(session, "https://gone.invalid/", retries=2)


asyncio.run(main())
