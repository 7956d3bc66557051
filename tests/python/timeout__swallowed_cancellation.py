import asyncio


async def main():
    try:
        async with asyncio.timeout(1):
            try:
                await asyncio.sleep(5)
            except asyncio.CancelledError:
                print("swallowed")
            print("goes on in the block")
    except TimeoutError:
        print("timeout")
    print(asyncio.current_task().cancelling())


asyncio.run(main())
