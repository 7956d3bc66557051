import asyncio

slots = asyncio.Semaphore(2)


async def download(name, seconds):
    async with slots:
        print(f"{name}: started")
        await asyncio.sleep(seconds)


async def main():
    await asyncio.gather(
        download("A", 2),
        download("B", 1),
        download("C", 2),
        download("D", 1),
    )


asyncio.run(main())
