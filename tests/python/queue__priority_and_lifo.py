import asyncio


async def main():
    urgent = asyncio.PriorityQueue()
    for item in ((3, "c"), (1, "a"), (2, "b")):
        urgent.put_nowait(item)
    print([await urgent.get() for _ in range(3)])
    stack = asyncio.LifoQueue()
    for n in range(3):
        await stack.put(n)
    print([stack.get_nowait() for _ in range(3)])


asyncio.run(main())
