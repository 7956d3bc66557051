import asyncio

import aiohttp


async def fetch(session, url):
    try:
        async with session.get(url) as response:
            return await response.text()
    except asyncio.CancelledError:
        print("cancelled", url)
        raise
    finally:
        print("left", url)


async def main():
    async with aiohttp.ClientSession() as session:
        slow = asyncio.create_task(fetch(session, "https://httpbin.org/delay/9"))
        fast = asyncio.create_task(fetch(session, "https://httpbin.org/delay/1"))
        done, pending = await asyncio.wait({slow, fast}, return_when=asyncio.FIRST_COMPLETED)
        print(len(done), len(pending))
        for task in pending:
            task.cancel()
        print(await asyncio.gather(slow, return_exceptions=True))
    try:
        async with asyncio.TaskGroup() as group:
            session = aiohttp.ClientSession()
            group.create_task(fetch(session, "https://httpbin.org/delay/2"))
            group.create_task(fetch(session, "https://x.invalid"))
    except* aiohttp.ClientError as group:
        print([str(error) for error in group.exceptions])


asyncio.run(main())
