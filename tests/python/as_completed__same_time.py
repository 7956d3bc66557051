import asyncio


async def main():
    done = [asyncio.create_task(asyncio.sleep(1, n)) for n in "abc"]
    print([await f for f in asyncio.as_completed(done)])
    print([await f for f in asyncio.as_completed(done)])
    print([f for f in asyncio.as_completed([])])


asyncio.run(main())
