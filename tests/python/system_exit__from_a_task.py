import asyncio
import sys


async def leave():
    await asyncio.sleep(1)
    print("leaving")
    sys.exit(3)


async def main():
    task = asyncio.create_task(leave())
    try:
        await asyncio.sleep(10)
    finally:
        print("main is cleaned up")


asyncio.run(main())
