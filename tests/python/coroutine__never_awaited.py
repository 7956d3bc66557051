import asyncio


async def forgotten():
    print("never")


async def main():
    forgotten()
    print("main")
    kept = forgotten()
    await asyncio.sleep(1)


asyncio.run(main())
