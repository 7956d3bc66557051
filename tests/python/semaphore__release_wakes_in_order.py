import asyncio


async def worker(semaphore, name):
    await semaphore.acquire()
    print(name)


async def main():
    semaphore = asyncio.Semaphore(0)
    tasks = [asyncio.create_task(worker(semaphore, n)) for n in "abc"]
    await asyncio.sleep(0)
    semaphore.release()
    semaphore.release()
    late = asyncio.create_task(worker(semaphore, "late"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("third")
    semaphore.release()
    semaphore.release()
    await asyncio.gather(*tasks, late)


asyncio.run(main())
