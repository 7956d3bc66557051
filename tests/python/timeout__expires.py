import asyncio


async def main():
    try:
        async with asyncio.timeout(1.5) as limit:
            print("until", limit.when())
            await asyncio.sleep(5)
            print("not reached")
    except TimeoutError:
        print("expired", limit.expired())
    print(asyncio.current_task().cancelling())


asyncio.run(main())
