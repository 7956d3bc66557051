import asyncio


async def racer(name, *delays):
    for delay in delays:
        await asyncio.sleep(delay)
        print(f"{asyncio.get_running_loop().time():.1f} {name}")


async def main():
    await asyncio.gather(racer("a", 1, 1, 1), racer("b", 0.5, 1, 1.5), racer("c", 2, 1), racer("d", 3))


asyncio.run(main())
