import asyncio


async def producer(q, n):
    for i in range(n):
        await q.put(i)
        print("put", i, q.qsize())
    q.shutdown()


async def consumer(name, q):
    try:
        while True:
            item = await q.get()
            print(name, "got", item)
            await asyncio.sleep(0.1)
            q.task_done()
    except asyncio.QueueShutDown as e:
        print(name, "shut down", repr(e))


async def main():
    q = asyncio.Queue(2)
    async with asyncio.TaskGroup() as tg:
        tg.create_task(producer(q, 5))
        tg.create_task(consumer("a", q))
        tg.create_task(consumer("b", q))
        await q.join()
        print("joined")
    for call in (lambda: q.put_nowait(1), lambda: q.get_nowait(), lambda: q.task_done()):
        try:
            call()
        except Exception as e:
            print(type(e).__name__, e)
    q2 = asyncio.Queue()
    for i in range(3):
        q2.put_nowait(i)
    joiner = asyncio.create_task(q2.join())
    await asyncio.sleep(0)
    q2.shutdown(immediate=True)
    print(q2, q2.empty(), await joiner)
    p = asyncio.PriorityQueue()
    for item in [(2, "b"), (1, "z"), (2, "a"), (0, "x")]:
        await p.put(item)
    print([p.get_nowait() for _ in range(p.qsize())])
    l = asyncio.LifoQueue()
    for i in range(3):
        l.put_nowait(i)
    print([l.get_nowait() for _ in range(3)], l.empty(), l.maxsize)
    small = asyncio.Queue(maxsize=1)
    small.put_nowait(1)
    try:
        small.put_nowait(2)
    except asyncio.QueueFull as e:
        print(repr(e), small.full())
    try:
        await asyncio.wait_for(small.put(2), 0.5)
    except TimeoutError:
        print("put timed out", small.qsize())
    putter = asyncio.create_task(small.put("waiting"))
    await asyncio.sleep(0)
    print(await small.get(), await small.get(), putter.done())
    try:
        small.get_nowait()
    except asyncio.QueueEmpty as e:
        print(repr(e), str(e) == "")
    getters = [asyncio.create_task(small.get(), name=f"g{i}") for i in range(3)]
    await asyncio.sleep(0)
    getters[0].cancel()
    await small.put("x")
    await asyncio.sleep(0)
    print([g.done() for g in getters], getters[1].result())
    small.shutdown()
    print(await asyncio.gather(*getters, return_exceptions=True))


asyncio.run(main())
