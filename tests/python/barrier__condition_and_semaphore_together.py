import asyncio


async def worker(n, barrier):
    await asyncio.sleep(n * 0.1)
    try:
        async with barrier as position:
            print(n, "position", position, barrier.n_waiting, barrier.parties)
    except asyncio.BrokenBarrierError as e:
        print(n, "broken", repr(e), barrier.broken)


async def consumer(n, cond, items):
    async with cond:
        result = await cond.wait_for(lambda: len(items) >= n)
        print("consumer", n, result, items)


async def main():
    b = asyncio.Barrier(3)
    await asyncio.gather(*(worker(i, b) for i in range(6)))
    print(b)
    tasks = [asyncio.create_task(worker(i, b)) for i in range(2)]
    await asyncio.sleep(0.5)
    await b.abort()
    await asyncio.gather(*tasks)
    print(b, b.broken)
    await b.reset()
    print(b, b.broken)
    tasks = [asyncio.create_task(worker(i, b)) for i in range(2)]
    await asyncio.sleep(0.5)
    await b.reset()
    await asyncio.gather(*tasks)
    t = asyncio.create_task(worker(0, b))
    await asyncio.sleep(0.1)
    t.cancel()
    await asyncio.wait([t])
    print(t.cancelled(), b)
    cond, items = asyncio.Condition(), []
    cs = [asyncio.create_task(consumer(n, cond, items)) for n in (2, 1, 3)]
    for i in range(3):
        await asyncio.sleep(0.1)
        async with cond:
            items.append(i)
            cond.notify_all()
    await asyncio.gather(*cs)
    for bad in (lambda: cond.notify(), lambda: cond.notify_all(), lambda: cond.release()):
        try:
            bad()
        except RuntimeError as e:
            print(e)
    try:
        await cond.wait()
    except RuntimeError as e:
        print(e)
    s = asyncio.BoundedSemaphore(1)
    async with s:
        print(s.locked(), s._value)
    try:
        s.release()
    except ValueError as e:
        print(e)
    lock = asyncio.Lock()
    try:
        lock.release()
    except RuntimeError as e:
        print(e)
    e = asyncio.Event()
    waiters = [asyncio.create_task(e.wait()) for _ in range(3)]
    await asyncio.sleep(0)
    print(e, e.is_set())
    e.set()
    print(await asyncio.gather(*waiters), await e.wait(), e.clear(), e)
    for bad in (lambda: asyncio.Semaphore(-1), lambda: asyncio.Barrier(0), lambda: asyncio.Condition(5)):
        try:
            bad()
        except Exception as x:
            print(type(x).__name__, x)


asyncio.run(main())
