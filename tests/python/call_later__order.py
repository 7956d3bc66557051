import asyncio


async def main():
    loop = asyncio.get_running_loop()
    for delay in (0.3, 0.1, 0.2, 0, 0.1):
        loop.call_later(delay, lambda d=delay: print(f"after {d} at {loop.time():.1f}"))
    loop.call_soon(print, "soon")
    await asyncio.sleep(1)


asyncio.run(main())
