import asyncio


async def main():
    try:
        async with asyncio.timeout(1):
            await asyncio.sleep(1)
            print("slept")
    except TimeoutError:
        print("timed out")
    print(await asyncio.wait_for(asyncio.sleep(0.5, "inner"), 0.6))


asyncio.run(main())
