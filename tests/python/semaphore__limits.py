import asyncio


async def job(semaphore, n):
    async with semaphore:
        print("start", n)
        await asyncio.sleep(1)
        print("end", n)


async def main():
    semaphore = asyncio.Semaphore(2)
    await asyncio.gather(*(job(semaphore, n) for n in range(5)))
    print(semaphore.locked())


asyncio.run(main())
