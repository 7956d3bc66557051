# oracle: horizon=5
import asyncio


async def main():
    n = 0
    while True:
        print("tick", n)
        n += 1
        await asyncio.sleep(1)


asyncio.run(main())
