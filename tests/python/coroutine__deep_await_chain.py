import asyncio


async def down(n):
    if n == 0:
        await asyncio.sleep(1)
        return 0
    return 1 + await down(n - 1)


async def main():
    print(await down(100))


asyncio.run(main())
