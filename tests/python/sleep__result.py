import asyncio


async def main():
    print(await asyncio.sleep(1, "value"), await asyncio.sleep(0, result=[2]), await asyncio.sleep(0))


asyncio.run(main())
