import asyncio


async def child(turns):
    for turn in range(turns):
        await asyncio.sleep(0)
    print("child", turns)


async def ticker():
    for n in range(8):
        print("tick", n)
        await asyncio.sleep(0)


async def main():
    ticking = asyncio.create_task(ticker())
    await asyncio.gather(child(0), child(2))
    print("gathered")
    await ticking


asyncio.run(main())
