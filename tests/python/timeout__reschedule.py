import asyncio


async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(None) as limit:
        print(limit.when())
        limit.reschedule(loop.time() + 2)
        await asyncio.sleep(1)
        limit.reschedule(loop.time() + 3)
        await asyncio.sleep(2)
        print(limit.when(), limit.expired())
    try:
        limit.reschedule(5)
    except RuntimeError as error:
        print(error)


asyncio.run(main())
