import asyncio


async def main():
    await asyncio.sleep(3600)
    print("at the end")


asyncio.run(main())
