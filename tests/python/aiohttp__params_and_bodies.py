import asyncio

import aiohttp


async def main():
    async with aiohttp.ClientSession("https://api.example.com", headers={"Authorization": "Bearer x"}) as session:
        print(session.headers)
        async with session.get("/search", params={"q": "async", "page": 2}) as response:
            print(response.url, await response.json())
        async with session.get("/search?lang=en", params={"q": "a b"}) as response:
            print(response.url, await response.json())
        async with session.post("/items", json={"name": "lamp", "price": 9.5}) as response:
            print(response.method, response.status, await response.json())
        async with session.put("/items/1", data="raw text") as response:
            print(await response.json())
        async with session.delete("/items/1") as response:
            print(await response.json())
        async with session.request("get", "/plain") as response:
            print(response.method, response.headers["Content-Type"])


asyncio.run(main())
