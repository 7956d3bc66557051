import asyncio


async def main():
    print("before")
    await asyncio.sleep(4000)
    print("after")


asyncio.run(main())
