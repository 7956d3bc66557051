import asyncio


async def water(bed, seconds):
    print("water on:", bed)
    await asyncio.sleep(seconds)
    print("water off:", bed)


async def main():
    tomatoes = asyncio.create_task(water("tomatoes", 2))
    beans = asyncio.create_task(water("beans", 3))
    await tomatoes
    await beans
    print("garden done")


asyncio.run(main())
