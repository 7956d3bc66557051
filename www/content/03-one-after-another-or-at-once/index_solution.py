import asyncio


async def load_index():
    await asyncio.sleep(1)
    print("index loaded")
    return {"west": 4, "middle": 2, "east": 6}


async def tile(name, seconds):
    await asyncio.sleep(seconds)
    print(name, "drawn")


async def load_legend():
    await asyncio.sleep(2)
    print("legend loaded")


async def main():
    legend = asyncio.create_task(load_legend())
    index = await load_index()
    tiles = [tile(name, seconds) for name, seconds in index.items()]
    await asyncio.gather(*tiles)
    await legend
    print("map complete")


asyncio.run(main())
