import asyncio
import time


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(1, print, "timer")
    loop.call_soon(print, "soon one")
    time.sleep(2)
    loop.call_soon(print, "soon two")
    await asyncio.sleep(0)
    print("main")
    await asyncio.sleep(0)


asyncio.run(main())
