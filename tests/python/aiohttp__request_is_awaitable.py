import asyncio

import aiohttp


async def main():
    async with aiohttp.ClientSession() as session:
        request = session.get("https://example.com")
        print(type(request).__name__)
        task = asyncio.ensure_future(request)
        print(type(task).__name__)
        response = await task
        print(response.status)


asyncio.run(main())
