import asyncio


async def countdown(n):
    while n:
        yield n
        await asyncio.sleep(0.5)
        n -= 1


async def main():
    async for n in countdown(3):
        print(n)
    else:
        print("lift off")
    print([n * 2 async for n in countdown(2)], {n: n async for n in countdown(4) if n % 2})


asyncio.run(main())
