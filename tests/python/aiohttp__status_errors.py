import asyncio

import aiohttp


async def check(session, code):
    try:
        async with session.get(f"https://httpbin.org/status/{code}") as response:
            print(code, response.status, response.reason, response.ok)
            response.raise_for_status()
            return "fine"
    except aiohttp.ClientResponseError as error:
        print(type(error).__name__, error.status, error.message)
        print(repr(error))
        return str(error)


async def main():
    async with aiohttp.ClientSession() as session:
        for code in (200, 201, 204, 301, 400, 404, 429, 500, 503):
            print(await check(session, code))


asyncio.run(main())
