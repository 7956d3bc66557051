import asyncio


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    for _ in range(10):
        await asyncio.sleep(0.1)
    print(f"{loop.time() - start:.2f}")


asyncio.run(main())
