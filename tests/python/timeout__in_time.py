import asyncio


async def main():
    async with asyncio.timeout(5) as limit:
        await asyncio.sleep(1)
    print(limit.expired(), limit)


asyncio.run(main())
