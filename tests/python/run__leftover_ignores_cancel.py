import asyncio


async def stubborn():
    while True:
        try:
            await asyncio.sleep(1)
            print("done after all")
            return
        except asyncio.CancelledError:
            print("ignored")


async def main():
    asyncio.create_task(stubborn())
    await asyncio.sleep(0)


asyncio.run(main())
print("end")
