import asyncio


async def leaf(n):
    await asyncio.sleep(n)
    print("leaf", n)
    return n


async def main():
    inner = asyncio.gather(leaf(1), leaf(3))
    print(await asyncio.gather(inner, leaf(2), asyncio.gather(leaf(4))))


asyncio.run(main())
