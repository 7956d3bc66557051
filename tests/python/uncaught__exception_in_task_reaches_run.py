import asyncio


async def child(n):
    await asyncio.sleep(n)
    raise IndexError(f"child {n}")


async def main():
    await asyncio.gather(child(2), child(1))


asyncio.run(main())
