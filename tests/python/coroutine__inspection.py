import asyncio
import inspect


async def work():
    await asyncio.sleep(1)


async def stream():
    yield 1


def plain():
    pass


coro = work()
print(inspect.iscoroutine(coro), inspect.isawaitable(coro), inspect.iscoroutinefunction(work), inspect.isasyncgenfunction(stream))
print(asyncio.iscoroutine(coro), inspect.iscoroutinefunction(plain), inspect.isgeneratorfunction(plain))
print(coro.cr_running, coro.cr_await, inspect.getcoroutinestate(coro))
coro.close()
print(inspect.getcoroutinestate(coro), coro.cr_frame)
