import asyncio


async def in_finally():
    try:
        await asyncio.sleep(10)
    finally:
        print("cleanup starts")
        await asyncio.sleep(1)
        print("cleanup ends")


async def in_aexit():
    class CM:
        async def __aenter__(self):
            print("enter")
            await asyncio.sleep(0.1)
            return self

        async def __aexit__(self, t, v, tb):
            print("exit", t.__name__ if t else None, repr(v))
            await asyncio.sleep(0.5)
            print("exit done")
    async with CM():
        await asyncio.sleep(10)


async def swallow():
    while True:
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            print("swallowed", asyncio.current_task().cancelling())
            return "survived"


async def twice():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        print("first", e.args)
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as e2:
            print("second", e2.args, repr(e2.__context__))
            raise


async def on_lock(lock):
    async with lock:
        print("never")


async def on_queue(q):
    try:
        await q.get()
    except asyncio.CancelledError:
        print("queue cancelled", q.qsize())
        raise


async def on_gather():
    a, b = asyncio.ensure_future(asyncio.sleep(5, "a")), asyncio.ensure_future(asyncio.sleep(6, "b"))
    try:
        await asyncio.gather(a, b)
    except asyncio.CancelledError:
        print("gather cancelled", a.cancelled(), b.cancelled())
        raise


async def on_shield(inner):
    try:
        await asyncio.shield(inner)
    except asyncio.CancelledError:
        print("shield cancelled", inner.done())
        print("inner gives", await inner)


async def on_group():
    async def child(n):
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            print("child", n, "cancelled")
            raise
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(child(1))
            tg.create_task(child(2))
    except asyncio.CancelledError as e:
        print("group cancelled", e.args)
        raise


async def run(coro, delay=0.2, times=1, gap=0.1):
    t = asyncio.create_task(coro)
    await asyncio.sleep(delay)
    for n in range(times):
        print("cancel ->", t.cancel(f"msg{n}"), t.cancelling())
        await asyncio.sleep(gap)
    try:
        print("result", await t)
    except asyncio.CancelledError as e:
        print("cancelled", e.args, t.cancelled())
    print(t.cancel(), t.done(), asyncio.get_running_loop().time())


async def main():
    await run(in_finally())
    await run(in_finally(), times=2)
    await run(in_aexit())
    await run(in_aexit(), delay=0.05)
    await run(swallow())
    await run(twice(), times=2)
    lock = asyncio.Lock()
    await lock.acquire()
    await run(on_lock(lock))
    print(lock)
    q = asyncio.Queue()
    await run(on_queue(q))
    await run(on_gather())
    inner = asyncio.create_task(asyncio.sleep(1, "inner result"))
    await run(on_shield(inner))
    await run(on_group())


asyncio.run(main())
