import asyncio


async def worker(lock, name, hold):
    async with lock:
        print(name, "in")
        await asyncio.sleep(hold)
        print(name, "out")


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(worker(lock, n, 1) for n in "abc"))
    print(lock.locked())


asyncio.run(main())
