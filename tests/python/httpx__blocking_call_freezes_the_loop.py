import asyncio

import httpx


async def heartbeat():
    for _ in range(5):
        print("beat", asyncio.get_running_loop().time())
        await asyncio.sleep(0.4)


async def blocking():
    await asyncio.sleep(0.5)
    response = httpx.get("https://httpbin.org/delay/2")
    print("blocked until", asyncio.get_running_loop().time(), response.status_code)
    with httpx.Client(timeout=1) as client:
        try:
            client.get("https://httpbin.org/delay/3")
        except httpx.ReadTimeout:
            print("timed out", asyncio.get_running_loop().time())
        print(client.post("https://httpbin.org/post", json=[1, 2]).json())


async def main():
    await asyncio.gather(heartbeat(), blocking())


asyncio.run(main())
