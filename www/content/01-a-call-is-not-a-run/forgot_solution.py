import asyncio


async def water(bed, seconds):
    print("water on:", bed)
    await asyncio.sleep(seconds)
    print("water off:", bed)


async def main():
    await water("tomatoes", 2)
    print("garden done")


asyncio.run(main())
