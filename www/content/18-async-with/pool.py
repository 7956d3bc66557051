import asyncio

boats = ["Heron", "Gull"]


async def trip(guest):
    boat = boats.pop()
    print(f"{guest} takes a boat")
    await asyncio.sleep(2)
    boats.append(boat)
    print(f"{guest} brings it back")


async def main():
    await asyncio.gather(
        *(trip(guest) for guest in ("Ann", "Bo", "Cleo", "Dan"))
    )


asyncio.run(main())
