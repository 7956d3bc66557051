"""A condition works for who holds its lock only."""
import asyncio


async def attempt(name, call):
    try:
        result = call()
        print(name, await result if hasattr(result, "__await__") else result)
    except (RuntimeError, AttributeError) as error:
        print(name, type(error).__name__, error)


async def main():
    condition = asyncio.Condition()
    await attempt("wait", condition.wait)
    await attempt("wait_for", lambda: condition.wait_for(lambda: False))
    await attempt("wait_for true", lambda: condition.wait_for(lambda: "at once"))
    await attempt("notify", condition.notify)
    await attempt("notify_all", condition.notify_all)
    await attempt("release", condition.release)
    await attempt("lock", lambda: asyncio.Condition(3))
    lock = asyncio.Lock()
    two = asyncio.Condition(lock), asyncio.Condition(lock)
    async with lock:
        print(two[0].locked(), two[1].locked())


asyncio.run(main())
