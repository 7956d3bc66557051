import asyncio


async def child(n):
    await asyncio.sleep(n)
    return n


async def main():
    tasks = [asyncio.create_task(child(n)) for n in (1, 2)]
    asyncio.get_running_loop().call_later(0.5, tasks[0].cancel)
    print([repr(result) for result in await asyncio.gather(*tasks, return_exceptions=True)])


asyncio.run(main())
