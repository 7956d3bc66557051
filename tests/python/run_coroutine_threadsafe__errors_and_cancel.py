import asyncio


async def fails():
    await asyncio.sleep(0.1)
    raise ValueError("no")


async def main():
    loop = asyncio.get_running_loop()
    future = asyncio.run_coroutine_threadsafe(fails(), loop)
    slow = asyncio.run_coroutine_threadsafe(asyncio.sleep(9), loop)
    await asyncio.sleep(0.2)
    print(future.done(), repr(future.exception()))
    print(slow.cancel(), slow.cancelled())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(len(asyncio.all_tasks()), loop.time())


asyncio.run(main())
