import asyncio


async def show(name, coro):
    try:
        print(name, "->", await coro)
    except BaseException as e:
        print(name, "!!", type(e).__name__, e.args, "ctx", repr(e.__context__), "cause", repr(e.__cause__))
    print("   cancelling", asyncio.current_task().cancelling(), "t", asyncio.get_running_loop().time())


async def inner_first():
    async with asyncio.timeout(5):
        async with asyncio.timeout(1):
            await asyncio.sleep(10)


async def outer_first():
    async with asyncio.timeout(1) as outer:
        try:
            async with asyncio.timeout(5) as inner:
                await asyncio.sleep(10)
        finally:
            print("inner", inner.expired(), "outer", outer.expired(), inner, outer)


async def both():
    async with asyncio.timeout(1) as a:
        async with asyncio.timeout(1) as b:
            await asyncio.sleep(10)


async def reschedule():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(1) as t:
        print(t.when() - loop.time(), t)
        t.reschedule(loop.time() + 3)
        await asyncio.sleep(2)
        t.reschedule(None)
        print(t.when())
        await asyncio.sleep(5)
        return "not expired", t.expired()


async def never():
    async with asyncio.timeout(None) as t:
        await asyncio.sleep(1)
        return t.when(), repr(t)


async def past():
    async with asyncio.timeout(-1):
        await asyncio.sleep(0)
        return "too far"


async def swallowing():
    async with asyncio.timeout(1):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            print("swallow")
    return "after"


async def raises():
    async with asyncio.timeout(1):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            raise ValueError("instead")


async def at():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout_at(loop.time() + 0.5):
        await asyncio.sleep(1)


async def reuse():
    t = asyncio.timeout(1)
    async with t:
        pass
    try:
        async with t:
            pass
    except RuntimeError as e:
        print(e)
    try:
        t.reschedule(5)
    except RuntimeError as e:
        print(e)
    return repr(t)


async def unentered():
    t = asyncio.timeout(1)
    try:
        t.reschedule(1)
    except RuntimeError as e:
        print(e)
    return repr(t)


async def structured():
    task = asyncio.current_task()
    try:
        task.cancel("self")
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        n = task.uncancel()
        print("uncancelled", n, task.uncancel())
    await asyncio.sleep(1)
    return "went on"


async def main():
    for f in (inner_first, outer_first, both, reschedule, never, past, swallowing, raises, at, reuse, unentered, structured):
        await show(f.__name__, f())
    await show("wait_for", asyncio.wait_for(asyncio.sleep(5), 1))
    await show("wait_for 0", asyncio.wait_for(asyncio.sleep(5), 0))
    await show("wait_for none", asyncio.wait_for(asyncio.sleep(1, "x"), None))
    fut = asyncio.get_running_loop().create_future()
    fut.set_result("done already")
    await show("wait_for 0 done", asyncio.wait_for(fut, 0))
    await show("wait_for bad", asyncio.wait_for(5, 1))

asyncio.run(main())
