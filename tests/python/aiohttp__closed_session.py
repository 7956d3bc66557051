import asyncio

import aiohttp


async def main():
    session = aiohttp.ClientSession()
    print(session.closed)
    async with session.get("https://example.com/a") as response:
        print(response.status)
    await session.close()
    print(session.closed)
    try:
        await session.get("https://example.com/b")
    except RuntimeError as error:
        print("RuntimeError:", error)


asyncio.run(main())
