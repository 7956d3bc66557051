import asyncio


async def background():
    try:
        await asyncio.sleep(10)
    finally:
        raise ValueError("in the cleanup")


async def main():
    asyncio.create_task(background())
    await asyncio.sleep(0)


asyncio.run(main())
print("after")
