import asyncio


async def job(semaphore, name):
    async with semaphore:
        print(name, "in")
        await asyncio.sleep(2)


async def main():
    semaphore = asyncio.Semaphore(1)
    tasks = [asyncio.create_task(job(semaphore, n)) for n in "abc"]
    await asyncio.sleep(1)
    tasks[1].cancel()
    await asyncio.sleep(0)
    print(tasks[1].cancelled(), semaphore.locked())
    await asyncio.gather(*tasks, return_exceptions=True)


asyncio.run(main())
