"""Who is cancelled while waiting is no longer counted."""
import asyncio


async def party(name, barrier):
    print(name, await barrier.wait())


async def main():
    barrier = asyncio.Barrier(2)
    first = asyncio.create_task(party("first", barrier))
    await asyncio.sleep(0.1)
    print(barrier.n_waiting)
    first.cancel()
    await asyncio.sleep(0.1)
    print(barrier.n_waiting)
    await asyncio.gather(party("second", barrier), party("third", barrier))


asyncio.run(main())
