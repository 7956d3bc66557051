import asyncio


def handler(loop, context):
    print("HANDLER", context["message"], sorted(context))
    for key in ("exception", "future", "task", "handle", "asyncgen"):
        if key in context:
            print("   ", key, type(context[key]).__name__, repr(context[key])[:60].split(" at ")[0])


async def fails():
    raise ValueError("in task")


def bad_callback(x):
    raise KeyError(x)


async def agen():
    try:
        yield 1
    finally:
        raise OSError("in finally")


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_exception_handler())
    loop.set_exception_handler(handler)
    print(loop.get_exception_handler() is handler)
    loop.call_soon(bad_callback, 5)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t = asyncio.create_task(fails(), name="failing")
    await asyncio.sleep(0.1)
    del t
    await asyncio.sleep(0.1)
    f = loop.create_future()
    f.set_exception(RuntimeError("future"))
    del f
    await asyncio.sleep(0)
    f = loop.create_future()
    f.add_done_callback(lambda f: 1 / 0)
    f.set_result(1)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "by hand", "extra": 1})
    g = asyncio.gather(fails(), fails())
    await asyncio.sleep(0.1)
    try:
        await g
    except ValueError as e:
        print("gather", e)

    def broken(loop, context):
        raise TypeError("handler is broken")
    loop.set_exception_handler(broken)
    loop.call_soon(bad_callback, 6)
    await asyncio.sleep(0.1)
    loop.set_exception_handler(None)
    loop.call_soon(bad_callback, 7)
    await asyncio.sleep(0.1)
    try:
        loop.set_exception_handler(5)
    except TypeError as e:
        print(e)
    loop.default_exception_handler({"message": "default", "exception": ValueError(1)})
    loop.set_exception_handler(handler)
    leftover = asyncio.create_task(asyncio.sleep(0.05))
    leftover.add_done_callback(lambda t: print("leftover", t.cancelled()))


asyncio.run(main())
