import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "soon 1")
    handle = loop.call_soon_threadsafe(print, "safe 1")
    loop.call_soon(print, "soon 2")
    cancelled = loop.call_soon_threadsafe(print, "never")
    cancelled.cancel()
    print(handle.cancelled(), cancelled.cancelled())
    await asyncio.sleep(0)
    print("main")


asyncio.run(main())
