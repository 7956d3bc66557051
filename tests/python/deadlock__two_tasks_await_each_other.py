import asyncio


async def a():
    print("a waits for b")
    await tasks["b"]


async def b():
    print("b waits for a")
    await tasks["a"]


tasks = {}


async def main():
    tasks["a"] = asyncio.create_task(a(), name="A")
    tasks["b"] = asyncio.create_task(b(), name="B")
    await asyncio.sleep(1)
    print("a second later")
    await tasks["a"]


asyncio.run(main())
