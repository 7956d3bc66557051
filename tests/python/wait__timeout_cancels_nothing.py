import asyncio


async def main():
    slow = asyncio.create_task(asyncio.sleep(5, "slow"))
    quick = asyncio.create_task(asyncio.sleep(1, "quick"))
    done, pending = await asyncio.wait({slow, quick}, timeout=2)
    print(quick in done, slow in pending, slow.cancelled())
    print(await slow)


asyncio.run(main())
