import asyncio

import aiohttp


async def worker(name, session, queue, found):
    while True:
        url = await queue.get()
        try:
            async with session.get(url) as response:
                data = await response.json()
                found[url] = response.status
                print(f"{asyncio.get_running_loop().time():.1f} {name} {url[-8:]} {data.get('args')}")
        except aiohttp.ClientError as error:
            print(name, "failed", error)
        finally:
            queue.task_done()


async def main():
    queue = asyncio.Queue()
    found = {}
    for i in (1, 2, 1, 3, 1):
        queue.put_nowait(f"https://httpbin.org/delay/{i}?a={i}")
    queue.put_nowait("https://down.invalid/")
    async with aiohttp.ClientSession() as session:
        workers = [asyncio.create_task(worker(f"w{i}", session, queue, found)) for i in range(3)]
        await queue.join()
        for task in workers:
            task.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
    print(found)


asyncio.run(main())
