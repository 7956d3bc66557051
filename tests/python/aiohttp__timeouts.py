import asyncio

import aiohttp


async def attempt(what, coroutine):
    loop = asyncio.get_running_loop()
    try:
        response = await coroutine
        print(loop.time(), what, response.status)
    except asyncio.TimeoutError as error:
        print(loop.time(), what, type(error).__name__, error)
        print(isinstance(error, aiohttp.ClientError), isinstance(error, TimeoutError))


async def main():
    timeout = aiohttp.ClientTimeout(total=2)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        await attempt("short", session.get("https://httpbin.org/delay/1"))
        await attempt("long", session.get("https://httpbin.org/delay/3"))
        await attempt("more time", session.get("https://httpbin.org/delay/3", timeout=aiohttp.ClientTimeout(total=5)))
        await attempt("number", session.get("https://httpbin.org/delay/3", timeout=0.5))
        await attempt("wait_for", asyncio.wait_for(session.get("https://httpbin.org/delay/3"), 1))
        async with asyncio.timeout(10):
            await attempt("outer", session.get("https://httpbin.org/delay/1.5"))


asyncio.run(main())
