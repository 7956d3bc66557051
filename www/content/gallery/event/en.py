import asyncio


async def runner(name, start):
    await start.wait()
    print(f"{name} runs")
    await asyncio.sleep(1)


async def starter(start):
    await asyncio.sleep(2)
    print("go!")
    start.set()


async def main():
    start = asyncio.Event()
    await asyncio.gather(runner("Ada", start), runner("Linus", start), starter(start))


asyncio.run(main())
