import asyncio


async def runner(barrier, name, pace):
    for round in range(2):
        await asyncio.sleep(pace)
        print(name, "arrives", round)
        place = await barrier.wait()
        print(name, "passes", place)


async def main():
    barrier = asyncio.Barrier(3)
    await asyncio.gather(*(runner(barrier, n, p) for n, p in (("a", 1), ("b", 2), ("c", 3))))
    print(barrier.parties, barrier.n_waiting, barrier.broken)


asyncio.run(main())
