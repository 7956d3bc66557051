"""abort breaks it for all, reset ends the round of those who wait."""
import asyncio


async def party(name, barrier):
    try:
        print(name, await barrier.wait())
    except asyncio.BrokenBarrierError as error:
        print(name, error, barrier)


async def main():
    barrier = asyncio.Barrier(3)
    tasks = [asyncio.create_task(party(name, barrier)) for name in "ab"]
    await asyncio.sleep(0.1)
    await barrier.reset()
    print("reset", barrier)
    await asyncio.gather(*tasks)
    tasks = [asyncio.create_task(party(name, barrier)) for name in "cd"]
    await asyncio.sleep(0.1)
    await barrier.abort()
    print("aborted", barrier, barrier.broken)
    await asyncio.gather(*tasks)
    await party("e", barrier)
    await barrier.reset()
    await asyncio.gather(*(party(name, barrier) for name in "fgh"))
    try:
        asyncio.Barrier(0)
    except ValueError as error:
        print(error)


asyncio.run(main())
