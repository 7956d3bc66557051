import asyncio

import httpx


async def fetch(client, n):
    response = await client.get(f"https://httpbin.org/delay/{n}")
    return n, response.status_code


async def main():
    async with httpx.AsyncClient(timeout=None) as client:
        for future in asyncio.as_completed([fetch(client, n) for n in (3, 1, 2)]):
            print(asyncio.get_running_loop().time(), await future)
        inner = asyncio.create_task(fetch(client, 2))
        try:
            await asyncio.wait_for(asyncio.shield(inner), 1)
        except TimeoutError:
            print("not yet")
        print(await inner)
        race = [asyncio.create_task(client.get(f"https://mirror{n}.org/delay/{n}")) for n in (2, 1)]
        done, pending = await asyncio.wait(race, return_when=asyncio.FIRST_COMPLETED)
        print([task.result().url for task in done], [task.get_coro().__qualname__ for task in pending])


asyncio.run(main())
