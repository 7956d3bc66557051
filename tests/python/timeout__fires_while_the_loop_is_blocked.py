import asyncio
import time


async def main():
    try:
        async with asyncio.timeout(1):
            time.sleep(2)
            print("blocked past the deadline")
            await asyncio.sleep(0)
            print("one turn later")
            await asyncio.sleep(0)
            print("two turns later")
    except TimeoutError:
        print("timeout")


asyncio.run(main())
