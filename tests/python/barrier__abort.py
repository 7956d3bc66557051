import asyncio


async def waits(barrier, name):
    try:
        async with barrier:
            print("not reached")
    except asyncio.BrokenBarrierError as error:
        print(name, "broken", error)


async def main():
    barrier = asyncio.Barrier(3)
    tasks = [asyncio.create_task(waits(barrier, n)) for n in "ab"]
    await asyncio.sleep(1)
    await barrier.abort()
    await asyncio.gather(*tasks)
    print(barrier.broken)
    await barrier.reset()
    print(barrier.broken)


asyncio.run(main())
