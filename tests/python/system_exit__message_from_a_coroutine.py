import asyncio
import sys


async def main():
    await asyncio.sleep(1)
    try:
        sys.exit("over and out")
    finally:
        print("bye")


asyncio.run(main())
