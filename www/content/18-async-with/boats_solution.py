import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def boat(name):
    print(f"{name} leaves")
    try:
        yield name
    finally:
        await asyncio.sleep(1)
        print(f"{name} is back")


async def tour(name, storm):
    async with boat(name):
        await asyncio.sleep(2)
        if storm:
            raise RuntimeError("storm")
        print(f"{name} saw the island")


async def main():
    results = await asyncio.gather(
        tour("Heron", False), tour("Gull", True), return_exceptions=True
    )
    print(results)


asyncio.run(main())
