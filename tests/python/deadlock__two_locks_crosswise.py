"""Two tasks that hold what the other waits for."""
import asyncio


async def worker(name, mine, yours):
    async with mine:
        print(name, "has its first")
        await asyncio.sleep(0.1)
        async with yours:
            print("never")


async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(worker("one", a, b), worker("two", b, a))


asyncio.run(main())
