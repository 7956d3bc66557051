import asyncio


async def step(name, seconds, needs=None):
    if needs:
        await needs
    await asyncio.sleep(seconds)
    print(f"{name} done")


async def main():
    mix = asyncio.create_task(step("mix", 1), name="mix")
    bake = asyncio.create_task(step("bake", 3, mix), name="bake")
    ice = asyncio.create_task(step("ice", 2, bake), name="ice")
    await asyncio.gather(mix, bake, ice)


asyncio.run(main())
