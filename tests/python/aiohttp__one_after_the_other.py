import asyncio

import aiohttp


async def main():
    loop = asyncio.get_running_loop()
    async with aiohttp.ClientSession() as session:
        for path in ("get", "uuid", "json", "delay/2"):
            response = await session.get("https://httpbin.org/" + path)
            text = await response.text()
            print(loop.time(), response.status, response.reason, response.ok, len(text))
            print(text)
        print(await response.read())
    print(session.closed)


asyncio.run(main())
