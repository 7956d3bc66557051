import asyncio


async def main():
    print(await asyncio.wait_for(asyncio.sleep(1, "ok"), 2))
    print(await asyncio.wait_for(asyncio.sleep(1, "no limit"), None))


asyncio.run(main())
