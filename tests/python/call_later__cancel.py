import asyncio


async def main():
    loop = asyncio.get_running_loop()
    handle = loop.call_later(1, print, "never")
    loop.call_later(0.5, handle.cancel)
    print(handle.when(), handle.cancelled())
    await asyncio.sleep(2)
    print(handle.cancelled())


asyncio.run(main())
