import asyncio


async def main():
    total = 0

    async def add(n):
        nonlocal total
        seen = total
        await asyncio.sleep(0)
        total = seen + n

    await asyncio.gather(*(add(n) for n in range(5)))
    print("lost updates leave", total)


asyncio.run(main())
