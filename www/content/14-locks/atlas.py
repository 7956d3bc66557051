import asyncio

atlas = {}


async def load(country):
    print(f"load {country}")
    await asyncio.sleep(3)
    return f"map of {country}"


async def look_up(reader, country):
    if country not in atlas:
        atlas[country] = await load(country)
    print(f"{reader} sees the {atlas[country]}")


async def main():
    await asyncio.gather(
        look_up("Ann", "Peru"), look_up("Bo", "Peru"), look_up("Cleo", "Peru")
    )


asyncio.run(main())
