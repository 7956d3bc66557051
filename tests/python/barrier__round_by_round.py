"""All wait for the last; its index is the order of arrival. Who comes early for the next round waits for this one to end."""
import asyncio


async def party(number, barrier):
    for turn in range(2):
        await asyncio.sleep(number / 10)
        print("round", turn, "party", number, "place", await barrier.wait(), barrier)


async def main():
    barrier = asyncio.Barrier(3)
    print(barrier.parties, barrier.n_waiting, barrier.broken)
    await asyncio.gather(*(party(number, barrier) for number in range(3)))
    print(barrier)


asyncio.run(main())
