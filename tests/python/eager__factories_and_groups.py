import asyncio


async def quick(n):
    print("quick", n, asyncio.current_task().get_name())
    return n


async def slow(n):
    print("slow begins", n)
    await asyncio.sleep(0.1)
    print("slow ends", n)
    return n


async def fails():
    print("failing")
    raise ValueError("eager")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    print("before")
    t1, t2 = asyncio.create_task(quick(1), name="q"), asyncio.create_task(slow(2))
    print("after", t1.done(), t2.done(), t1, loop.get_task_factory() is asyncio.eager_task_factory)
    print(await asyncio.gather(t1, t2, quick(3)))
    t3 = asyncio.create_task(fails())
    print(t3.done(), repr(t3.exception()))
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(quick("tg"))
        b = tg.create_task(slow("tg"))
        print("in group", a.done(), b.done())
    print(a.result(), b.result())
    loop.set_task_factory(None)
    lazy = asyncio.create_task(quick("lazy"))
    eager = asyncio.create_task(quick("eager"), eager_start=True)
    print("lazy", lazy.done(), "eager", eager.done())
    await lazy

    made = []

    def factory(loop, coro, **kwargs):
        made.append((coro.__name__, sorted(kwargs)))
        return asyncio.Task(coro, loop=loop, **kwargs)
    loop.set_task_factory(factory)
    await asyncio.create_task(quick("f"), name="named")
    await asyncio.gather(quick("g1"), quick("g2"))
    async with asyncio.TaskGroup() as tg:
        tg.create_task(quick("g3"))
    await asyncio.wait_for(quick("g4"), 1)
    print(made)
    try:
        loop.set_task_factory(5)
    except TypeError as e:
        print(e)
    loop.set_task_factory(None)


asyncio.run(main())
