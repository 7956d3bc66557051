import asyncio

import httpx


async def fetch(client, url, **options):
    loop = asyncio.get_running_loop()
    try:
        response = await client.get(url, **options)
        response.raise_for_status()
        print(loop.time(), response.status_code)
    except httpx.HTTPStatusError as error:
        print(loop.time(), "status", error.response.status_code, error)
    except httpx.TimeoutException as error:
        print(loop.time(), "timeout", type(error).__name__, str(error) == "")
    except httpx.RequestError as error:
        print(loop.time(), "request", type(error).__name__, error)


async def main():
    async with httpx.AsyncClient() as client:
        await fetch(client, "https://httpbin.org/status/404")
        await fetch(client, "https://httpbin.org/status/500")
        await fetch(client, "https://httpbin.org/status/301")
        await fetch(client, "https://httpbin.org/delay/7")
        await fetch(client, "https://httpbin.org/delay/7", timeout=None)
        await fetch(client, "https://httpbin.org/delay/2", timeout=1)
        await fetch(client, "https://httpbin.org/delay/2", timeout=httpx.Timeout(1.5))
        await fetch(client, "https://nope.invalid")
    print(issubclass(httpx.ReadTimeout, httpx.HTTPError), issubclass(httpx.HTTPStatusError, httpx.RequestError))
    await httpx.AsyncClient(timeout=0.25).get("https://example.com")


asyncio.run(main())
