import asyncio
import contextvars

request = contextvars.ContextVar("request", default="-")
count = contextvars.ContextVar("count")


async def handler(n):
    token = request.set(f"r{n}")
    await asyncio.sleep(0.1 * n)
    await nested()
    request.reset(token)
    print(n, request.get())


async def nested():
    print("nested", request.get())
    request.set(request.get() + "!")


def callback(label):
    print(label, request.get())
    request.set("from " + label)


async def gen():
    for i in range(2):
        request.set(f"gen{i}")
        yield i


async def main():
    await asyncio.gather(*(handler(i) for i in range(3)))
    print("main", request.get())
    try:
        count.get()
    except LookupError as e:
        print(type(e).__name__, str(e).split(" at ")[0])
    print(count.get(5), count, request.name) if False else print(count.get(5), request.name)
    loop = asyncio.get_running_loop()
    request.set("main value")
    loop.call_soon(callback, "soon")
    ctx = contextvars.copy_context()
    ctx.run(request.set, "in ctx")
    loop.call_soon(callback, "ctx", context=ctx)
    await asyncio.sleep(0)
    print(request.get(), ctx[request], ctx.run(request.get))
    t = asyncio.create_task(handler(1), context=ctx)
    await t
    print(ctx[request])
    async for i in gen():
        print(i, request.get())
    with request.set("with token"):
        print(request.get())
    print(request.get())
    tok = request.set("z")
    print(tok.var is request, tok.old_value)
    request.reset(tok)
    try:
        request.reset(tok)
    except RuntimeError as e:
        print(str(e).split(" at ")[0].split("<Token")[0])
    new = contextvars.Context()
    print(len(new), request in new, new.run(request.get), dict(new))
    try:
        ctx.run(lambda: ctx.run(print))
    except RuntimeError as e:
        print(str(e).split(":")[0])
    print(sorted(v.name for v in ctx), [v.name for v, _ in ctx.items()])


asyncio.run(main())
print(request.get())
