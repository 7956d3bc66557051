import asyncio

import aiohttp


async def fetch(session, url):
    try:
        async with session.get(url) as response:
            return response.status
    except aiohttp.ClientConnectorError as error:
        return f"connector: {error}"
    except aiohttp.ClientError as error:
        return f"client: {error}"


async def main():
    async with aiohttp.ClientSession() as session:
        urls = ["https://example.com", "https://nowhere.invalid/x", "http://a.b.invalid:8080/delay/3"]
        for result in await asyncio.gather(*(fetch(session, url) for url in urls)):
            print(result)
        results = await asyncio.gather(session.get(urls[1]), session.get(urls[0]), return_exceptions=True)
        print([type(result).__name__ for result in results])


asyncio.run(main())
