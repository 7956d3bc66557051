import asyncio


async def coro(x=0):
    await asyncio.sleep(1)
    return x


async def fails():
    raise ValueError("no")


def callback(fut):
    pass


class Obj:
    def method(self, fut):
        pass

    async def run(self):
        await asyncio.sleep(1)


async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    print(f)
    f.add_done_callback(callback)
    print(f)
    f.add_done_callback(print)
    print(f)
    f.add_done_callback(lambda f: None)
    print(f)
    f.set_result([1, 2])
    print(f)
    await asyncio.sleep(0)
    print(f)
    g = loop.create_future()
    g.set_exception(ValueError("x"))
    print(g, g.exception())
    h = loop.create_future()
    h.cancel("why")
    print(h, h.cancelled())
    t = asyncio.create_task(coro(), name="tasky")
    print(t)
    await asyncio.sleep(0)
    print(t)
    t.add_done_callback(Obj().method)
    print(str(t).split(" at 0x")[0])
    t.cancel()
    print(str(t).split(" cb=")[0])
    try:
        await t
    except asyncio.CancelledError:
        print(t)
    u = asyncio.create_task(fails())
    await asyncio.sleep(0)
    print(u)
    u.exception()
    v = asyncio.create_task(Obj().run())
    print(v)
    await asyncio.sleep(0)
    print(v)
    await v
    print(v, v.result())
    w = asyncio.gather(coro(1), coro(2))
    print(w)
    print(await w, w)
    c = coro()
    print(str(c).split(" at 0x")[0], c.cr_running, c.cr_await, c.__name__, c.__qualname__, type(c))
    c.close()
    s = asyncio.Semaphore(2)
    print(str(s).split(" ", 1)[1].split("object at")[0], asyncio.Event(), asyncio.Lock(), asyncio.Condition(), asyncio.Queue(3), asyncio.Barrier(2), sep="\n")
    q = asyncio.Queue()
    q.put_nowait(1)
    print(q, asyncio.PriorityQueue(), asyncio.LifoQueue(2), sep="\n")
    print(asyncio.timeout(1), asyncio.TaskGroup(), asyncio.sleep, asyncio.gather, asyncio.run, asyncio.Task, asyncio.Future, asyncio.CancelledError, asyncio.TimeoutError, asyncio.Queue.get, sep="\n")
    print(asyncio.current_task(), loop, sep="\n")
    print(loop.call_soon(callback, 1), loop.call_later(5, callback, 2), loop.call_at(9.5, print, "a", 1), sep="\n")
    print(asyncio.FIRST_COMPLETED, asyncio.ALL_COMPLETED, asyncio.FIRST_EXCEPTION)
    def deco(f):
        return f
    shield = asyncio.shield(asyncio.create_task(coro(9)))
    print(shield)
    print(await shield, shield)


asyncio.run(main())
