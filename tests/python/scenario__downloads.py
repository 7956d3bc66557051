import asyncio


async def download(name, seconds, size):
    print(f"-> {name}")
    await asyncio.sleep(seconds)
    print(f"<- {name}: {size:>6,} bytes")
    return name, size


async def main():
    loop = asyncio.get_running_loop()
    jobs = [("page", 1.5, 12345), ("image", 0.7, 987654), ("style", 0.2, 432)]
    results = await asyncio.gather(*(download(*job) for job in jobs))
    print(sum(size for _, size in results), f"bytes in {loop.time():.1f}s")


asyncio.run(main())
