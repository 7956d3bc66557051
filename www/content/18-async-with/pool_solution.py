import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def borrowed(boats):
    boat = await boats.get()
    try:
        yield boat
    finally:
        boats.put_nowait(boat)


async def trip(guest, boats):
    async with borrowed(boats):
        print(f"{guest} takes a boat")
        await asyncio.sleep(2)
        print(f"{guest} brings it back")


async def main():
    boats = asyncio.Queue()
    boats.put_nowait("Heron")
    boats.put_nowait("Gull")
    await asyncio.gather(
        *(trip(guest, boats) for guest in ("Ann", "Bo", "Cleo", "Dan"))
    )


asyncio.run(main())
