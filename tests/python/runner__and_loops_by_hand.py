import asyncio
import contextvars

var = contextvars.ContextVar("var", default="none")


async def set_var(v):
    old = var.get()
    var.set(v)
    return old


async def answer():
    await asyncio.sleep(0.1)
    return 42


with asyncio.Runner(debug=False) as runner:
    print(runner.run(answer()))
    print(runner.run(set_var("a")), runner.run(set_var("b")), var.get())
    loop = runner.get_loop()
    print(loop.is_running(), loop.is_closed(), loop.get_debug())
    ctx = contextvars.copy_context()
    print(runner.run(set_var("c"), context=ctx), ctx[var], ctx.get(var), len(ctx) > 0)
    try:
        runner.run(5)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(loop.is_closed())
for call in (lambda: runner.run(answer()), lambda: runner.get_loop(), lambda: asyncio.get_event_loop(), lambda: asyncio.get_running_loop(), lambda: asyncio.current_task(), lambda: asyncio.create_task(None), lambda: asyncio.run(5), lambda: asyncio.run(answer), lambda: asyncio.Queue().get_nowait(), lambda: asyncio.Semaphore(-1), lambda: asyncio.gather(5), lambda: asyncio.ensure_future(5), lambda: asyncio.shield(5), lambda: loop.run_until_complete(None), lambda: loop.call_soon(print)):
    try:
        print(call())
    except BaseException as e:
        print(type(e).__name__, e)
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop, loop)
print(loop.run_until_complete(answer()))
fut = loop.create_future()
loop.call_later(0.5, fut.set_result, "later")
print(loop.run_until_complete(fut), fut)


def stop_it():
    print("stopping")
    loop.stop()
    loop.call_soon(print, "runs in the same turn or the next?")


loop.call_soon(stop_it)
loop.call_soon(print, "queued before")
loop.run_forever()
print("stopped", loop.is_running())
loop.run_until_complete(asyncio.sleep(0))
h = loop.call_later(1, print, "x")
print(h.when() - loop.time(), h.cancelled(), h)
h.cancel()
print(h.cancelled(), h)
try:
    loop.run_until_complete(loop.create_future())
except BaseException as e:
    print(type(e).__name__, e)
