import asyncio


async def user(lock, name):
    print(name, "asks")
    async with lock:
        print(name, "has it")
        await asyncio.sleep(2)


async def main():
    lock = asyncio.Lock()
    tasks = [asyncio.create_task(user(lock, n)) for n in "abc"]
    await asyncio.sleep(1)
    tasks[1].cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    print([type(r).__name__ for r in results])


asyncio.run(main())
