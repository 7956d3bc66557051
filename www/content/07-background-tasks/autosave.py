import asyncio


async def autosave():
    while True:
        await asyncio.sleep(2)
        print("draft saved")


async def main():
    saver = asyncio.create_task(autosave(), name="autosave")
    print("writing")
    await asyncio.sleep(5)
    print("letter finished")


asyncio.run(main())
