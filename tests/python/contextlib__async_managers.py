import asyncio
from contextlib import AsyncExitStack, AsyncContextDecorator, aclosing, asynccontextmanager, nullcontext, contextmanager


@asynccontextmanager
async def resource(name, fail=False):
    print("open", name)
    await asyncio.sleep(0.1)
    try:
        yield name
    except ValueError as error:
        print("saw", error)
        if fail:
            raise
    finally:
        await asyncio.sleep(0.1)
        print("close", name)


@contextmanager
def plain(name):
    print("enter", name)
    yield name
    print("leave", name)


async def numbers():
    try:
        for n in range(10):
            yield n
            await asyncio.sleep(0)
    finally:
        print("generator closed")


class Timer(AsyncContextDecorator):
    async def __aenter__(self):
        self.start = asyncio.get_running_loop().time()
        return self

    async def __aexit__(self, *details):
        print("took", round(asyncio.get_running_loop().time() - self.start, 3))
        return False


@Timer()
async def timed():
    await asyncio.sleep(0.5)
    return "done"


@resource("deco")
async def decorated():
    print("inside")


async def main():
    async with resource("a") as a, resource("b") as b:
        print(a, b)
    async with resource("swallow"):
        raise ValueError("gone")
    try:
        async with resource("fail", fail=True):
            raise ValueError("kept")
    except ValueError as error:
        print("outside", error)
    async with AsyncExitStack() as stack:
        one = await stack.enter_async_context(resource("one"))
        two = stack.enter_context(plain("two"))
        stack.callback(print, "sync callback")

        async def later(x):
            await asyncio.sleep(0.2)
            print("async callback", x)

        stack.push_async_callback(later, 5)
        print(one, two)
    async with aclosing(numbers()) as stream:
        async for n in stream:
            if n == 2:
                break
    async with nullcontext("null") as value:
        print(value)
    print(await timed())
    await decorated()
    stack = AsyncExitStack()
    await stack.enter_async_context(resource("manual"))
    moved = stack.pop_all()
    await stack.aclose()
    print("moved")
    await moved.aclose()
    try:
        async with plain("sync in async with"):
            pass
    except TypeError as error:
        print(error)
    try:
        await AsyncExitStack().enter_async_context(plain("x"))
    except TypeError as error:
        print(error)
    try:
        with resource("async in with"):
            pass
    except TypeError as error:
        print(error)
    print(asyncio.get_running_loop().time())


asyncio.run(main())
