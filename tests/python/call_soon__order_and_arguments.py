import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "a", 1)
    loop.call_soon(lambda: print("b"))
    loop.call_soon(lambda: loop.call_soon(print, "from within"))
    print("main")
    await asyncio.sleep(0)
    print("main again")
    await asyncio.sleep(0)


asyncio.run(main())
