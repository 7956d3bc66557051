import asyncio


async def greedy(lock):
    for n in range(3):
        async with lock:
            print("greedy", n)
            await asyncio.sleep(0)


async def patient(lock):
    async with lock:
        print("patient")


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(greedy(lock), patient(lock))


asyncio.run(main())
