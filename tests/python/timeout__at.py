import asyncio


async def main():
    loop = asyncio.get_running_loop()
    await asyncio.sleep(1)
    try:
        async with asyncio.timeout_at(loop.time() + 2):
            await asyncio.sleep(10)
    except TimeoutError:
        print("at", loop.time())
    try:
        async with asyncio.timeout_at(1):
            print("enters, although it is past")
            await asyncio.sleep(0)
            print("a turn later")
            await asyncio.sleep(0)
            print("two turns later")
    except TimeoutError:
        print("past deadline")


asyncio.run(main())
