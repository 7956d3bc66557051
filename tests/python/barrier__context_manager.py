"""`async with barrier` waits and gives the place."""
import asyncio


async def party(barrier):
    async with barrier as place:
        print("place", place)
        if place == 0:
            print("the first does it for all")


async def main():
    barrier = asyncio.Barrier(2)
    await asyncio.gather(*(party(barrier) for _ in range(4)))


asyncio.run(main())
