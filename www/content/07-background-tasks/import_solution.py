import asyncio


async def import_photos():
    for album in ["spring", "summer", "autumn"]:
        await asyncio.sleep(2)
        print("imported", album)


async def spinner():
    while True:
        print("working")
        await asyncio.sleep(2.5)


async def main():
    task = asyncio.create_task(spinner(), name="spinner")
    await import_photos()
    task.cancel()
    print("import finished")
    await asyncio.sleep(3)
    print("program closed")


asyncio.run(main())
