import asyncio


async def runner(name, start):
    await start.wait()
    print(f"{name} 起跑")
    await asyncio.sleep(1)


async def starter(start):
    await asyncio.sleep(2)
    print("开始！")
    start.set()


async def main():
    start = asyncio.Event()
    await asyncio.gather(runner("Ada", start), runner("Linus", start), starter(start))


asyncio.run(main())
