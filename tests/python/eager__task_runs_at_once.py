import asyncio


async def child(n):
    print("child", n)
    if n:
        await asyncio.sleep(n)
    return n


async def main():
    loop = asyncio.get_running_loop()
    one = asyncio.Task(child(0), loop=loop, eager_start=True)
    print("made", one.done(), one.result())
    two = asyncio.create_task(child(1), eager_start=True)
    print("made", two.done())
    print(await two)
    loop.set_task_factory(asyncio.eager_task_factory)
    three = asyncio.create_task(child(0))
    print(three.done(), await asyncio.gather(child(0), child(2)))


asyncio.run(main())
