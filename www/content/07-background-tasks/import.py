import asyncio


async def import_photos():
    for album in ["spring", "summer", "autumn"]:
        await asyncio.sleep(2)
        print("imported", album)


async def main():
    await import_photos()
    print("import finished")
    await asyncio.sleep(3)
    print("program closed")


asyncio.run(main())
