import asyncio


async def ok(n, d=0.1):
    await asyncio.sleep(d)
    return n


async def bad(e, d=0.1):
    await asyncio.sleep(d)
    raise e


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("stubborn")
        raise ValueError("while cancelled")


async def attempt(name, body):
    try:
        print(name, "->", await body())
    except BaseException as e:
        print(name, "!!", repr(e), "|", repr(e.__cause__), repr(e.__context__))


async def several():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(bad(ValueError(1)))
        tg.create_task(bad(TypeError(2)))
        tg.create_task(stubborn())
        t = tg.create_task(ok(5, 5))
    return t


async def in_body():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(ok(1))
        raise KeyError("body")


async def body_and_child():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(stubborn())
        await asyncio.sleep(0)
        raise KeyError("body")


async def child_cancelled():
    async with asyncio.TaskGroup() as tg:
        t = tg.create_task(ok(1, 5))
        await asyncio.sleep(0)
        t.cancel()
    return t.cancelled()


async def nested():
    async with asyncio.TaskGroup() as outer:
        outer.create_task(ok(1))
        async with asyncio.TaskGroup() as inner:
            inner.create_task(bad(ValueError("inner")))
            inner.create_task(ok(2, 5))


async def late():
    async with asyncio.TaskGroup() as tg:
        pass
    c = ok(1)
    try:
        tg.create_task(c)
    finally:
        c.close()


async def early():
    tg = asyncio.TaskGroup()
    c = ok(1)
    try:
        tg.create_task(c)
    finally:
        c.close()


async def twice():
    tg = asyncio.TaskGroup()
    async with tg:
        pass
    async with tg:
        pass


async def system_exit():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(bad(KeyboardInterrupt("ki")))
        tg.create_task(stubborn())


async def with_timeout():
    async with asyncio.timeout(1):
        async with asyncio.TaskGroup() as tg:
            tg.create_task(ok(1, 5))


async def star():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(bad(ValueError(1)))
            tg.create_task(bad(OSError(2)))
    except* ValueError as g:
        print("values", g.exceptions)
    except* OSError as g:
        print("os", g.exceptions)
    return "handled"


async def results():
    async with asyncio.TaskGroup() as tg:
        ts = [tg.create_task(ok(i), name=f"t{i}") for i in range(3)]
        print(tg)
    return [t.result() for t in ts], tg


async def main():
    for f in (several, in_body, body_and_child, child_cancelled, nested, late, early, twice, with_timeout, star, results):
        await attempt(f.__name__, f)


asyncio.run(main())
