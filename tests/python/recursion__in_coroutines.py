import asyncio


async def down(n):
    await down(n + 1)


async def main():
    try:
        await down(0)
    except RecursionError as error:
        print(error)
    def f(n):
        return 1 + f(n + 1)
    await asyncio.gather(asyncio.sleep(0, f(0)))


asyncio.run(main())
