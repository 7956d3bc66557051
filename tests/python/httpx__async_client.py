import asyncio

import httpx


async def main():
    async with httpx.AsyncClient(base_url="https://api.example.com", headers={"X-Key": "1"}, timeout=10.0) as client:
        response = await client.get("/users", params={"page": 1})
        print(response, response.status_code, response.reason_phrase, response.is_success)
        print(response.json(), response.url)
        print(response.text, response.content, response.headers["content-type"])
        posted, put, deleted = await asyncio.gather(
            client.post("/users", json={"name": "Ada"}),
            client.put("/users/1", data={"name": "Bob"}),
            client.delete("/users/1"),
        )
        for response in (posted, put, deleted):
            print(response.json())
        print(asyncio.get_running_loop().time(), client.is_closed)
    print(client.is_closed)
    try:
        await client.get("/late")
    except RuntimeError as error:
        print(error)


asyncio.run(main())
