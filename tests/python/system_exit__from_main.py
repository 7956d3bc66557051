import asyncio
import sys


async def other():
    try:
        await asyncio.sleep(10)
    finally:
        print("other ends")


async def main():
    asyncio.create_task(other())
    await asyncio.sleep(1)
    raise SystemExit(0)


asyncio.run(main())
