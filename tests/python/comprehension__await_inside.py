import asyncio


async def double(n):
    await asyncio.sleep(1)
    return n * 2


async def main():
    print([await double(n) for n in range(3)])
    print({n: await double(n) for n in (5, 6) if await double(n) > 10})


asyncio.run(main())
