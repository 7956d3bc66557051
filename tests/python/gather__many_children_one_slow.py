import asyncio


async def child(n):
    await asyncio.sleep(0 if n != 7 else 1)
    return n


async def main():
    print(sum(await asyncio.gather(*[child(n) for n in range(50)])), asyncio.get_running_loop().time())


asyncio.run(main())
