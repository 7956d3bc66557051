import asyncio


async def main():
    loop = asyncio.get_running_loop()
    keep = loop.call_soon(print, "kept")
    drop = loop.call_soon(print, "dropped")
    drop.cancel()
    print(keep.cancelled(), drop.cancelled())
    await asyncio.sleep(0)


asyncio.run(main())
