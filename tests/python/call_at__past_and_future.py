import asyncio


async def main():
    loop = asyncio.get_running_loop()
    await asyncio.sleep(1)
    loop.call_at(3, print, "three")
    loop.call_at(0.5, print, "past")
    loop.call_at(loop.time() + 1, print, "two")
    print("set")
    await asyncio.sleep(5)


asyncio.run(main())
