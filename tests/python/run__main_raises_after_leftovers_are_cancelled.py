import asyncio


async def background():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("background cancelled")
        raise


async def main():
    asyncio.create_task(background())
    await asyncio.sleep(1)
    raise RuntimeError("main failed")


try:
    asyncio.run(main())
except RuntimeError as error:
    print("caught", error)
