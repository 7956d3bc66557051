import asyncio

atlas = {}


async def load(country):
    print(f"load {country}")
    await asyncio.sleep(3)
    return f"map of {country}"


async def look_up(reader, country, lock):
    async with lock:
        if country not in atlas:
            atlas[country] = await load(country)
    print(f"{reader} sees the {atlas[country]}")


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(
        *(look_up(reader, "Peru", lock) for reader in ("Ann", "Bo", "Cleo"))
    )


asyncio.run(main())
