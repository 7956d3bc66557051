import asyncio
from datetime import timedelta
from fractions import Fraction


async def attempt(name, function):
    try:
        print(asyncio.get_running_loop().time(), name, await function())
    except Exception as error:
        print(asyncio.get_running_loop().time(), name, type(error).__name__, error)


async def within(delay):
    async with asyncio.timeout(delay):
        await asyncio.sleep(1)
        return "in time"


async def first(delay):
    for future in asyncio.as_completed([asyncio.sleep(1, "first")], timeout=delay):
        return await future


async def later(delay):
    return asyncio.get_running_loop().call_later(delay, print, "called").cancelled()


async def wait(delay):
    task = asyncio.ensure_future(asyncio.sleep(1))
    done, pending = await asyncio.wait([task], timeout=delay)
    task.cancel()
    return len(done), len(pending)


async def main():
    for delay in (timedelta(seconds=1), Fraction(1, 2), "1", True, [], b"x"):
        print(repr(delay))
        await attempt("sleep", lambda: asyncio.sleep(delay, "slept"))
        await attempt("wait_for", lambda: asyncio.wait_for(asyncio.ensure_future(asyncio.sleep(0.1, "waited")), delay))
        await attempt("timeout", lambda: within(delay))
        await attempt("call_later", lambda: later(delay))
        if isinstance(delay, (int, Fraction)):
            await attempt("wait", lambda: wait(delay))
            await attempt("as_completed", lambda: first(delay))
    await attempt("sleep", lambda: asyncio.sleep(None))
    await attempt("wait_for", lambda: asyncio.wait_for(asyncio.sleep(0.1, "waited"), None))


asyncio.run(main())
