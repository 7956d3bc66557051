import asyncio

import aiohttp

URLS = [f"https://api.github.com/users/user{i}" for i in range(6)]


async def fetch(session, semaphore, url):
    async with semaphore:
        async with session.get(url) as response:
            data = await response.json()
            print(asyncio.get_running_loop().time(), data["login"], data["id"], data["public_repos"])
            return data["login"]


async def main():
    semaphore = asyncio.Semaphore(2)
    connector = aiohttp.TCPConnector(limit=10)
    async with aiohttp.ClientSession(connector=connector) as session:
        tasks = [asyncio.create_task(fetch(session, semaphore, url), name=url[-5:]) for url in URLS]
        done, pending = await asyncio.wait(tasks)
        print(len(done), len(pending), connector.limit)


asyncio.run(main())
