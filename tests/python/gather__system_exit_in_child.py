import asyncio


async def leave():
    await asyncio.sleep(1)
    raise SystemExit(2)


async def other():
    try:
        await asyncio.sleep(5)
    finally:
        print("other ends")


async def main():
    await asyncio.gather(leave(), other(), return_exceptions=True)


asyncio.run(main())
