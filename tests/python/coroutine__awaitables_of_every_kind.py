import asyncio


class Sleep:
    def __init__(self, n):
        self.n = n

    def __await__(self):
        print("await", self.n)
        yield from asyncio.sleep(self.n).__await__()
        return f"slept {self.n}"


class Bare:
    def __await__(self):
        print("bare yield")
        yield
        print("resumed")
        return "bare"


class Delegates:
    def __await__(self):
        return Sleep(0.1).__await__()


class Cached:
    def __init__(self, coro):
        self.coro = coro
        self.value = None

    def __await__(self):
        if self.coro:
            self.value = yield from self.coro.__await__()
            self.coro = None
        return self.value


class NoIter:
    def __await__(self):
        return 5


class Coro:
    def __await__(self):
        async def inner():
            return 1
        return inner()


class Iter:
    def __init__(self):
        self.n = 2

    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        if self.n:
            self.n -= 1
            return None
        raise StopIteration("iterated")


class YieldsOdd:
    def __await__(self):
        yield "something odd"


async def value():
    await asyncio.sleep(0.1)
    return "value"


async def main():
    print(await Sleep(0.2), await Bare(), await Delegates())
    c = Cached(value())
    print(await c, await c)
    print(await Iter())
    for bad in (NoIter(), Coro(), 5, None, [1], print, value):
        try:
            await bad
        except TypeError as e:
            print(str(e))
    try:
        await YieldsOdd()
    except RuntimeError as e:
        print(str(e).replace("'", ""))
    print(await asyncio.gather(Sleep(0.1), Bare(), value()))
    print(await asyncio.wait_for(Sleep(0.1), 1))
    try:
        await asyncio.wait_for(Sleep(5), 1)
    except TimeoutError:
        print("timeout")
    print(await asyncio.ensure_future(Bare()), asyncio.iscoroutine(Bare()), asyncio.isfuture(Bare()))
    try:
        asyncio.create_task(Bare())
    except TypeError as e:
        print(str(e).split(" object at")[0])
    t = asyncio.create_task(value())
    print(await t, await t)
    co = value()
    print(await co)
    try:
        await co
    except RuntimeError as e:
        print(e)
    running = asyncio.create_task(value())
    await asyncio.sleep(0)
    try:
        await running.get_coro()
    except RuntimeError as e:
        print(e)
    print(await running)
    try:
        async for x in [1, 2]:
            pass
    except TypeError as e:
        print(e)
    try:
        async with 5:
            pass
    except TypeError as e:
        print(e)
    try:
        with asyncio.Lock():
            pass
    except TypeError as e:
        print(e)
    try:
        for x in aiter_like():
            pass
    except TypeError as e:
        print(e)
    try:
        async with open_like():
            pass
    except TypeError as e:
        print(e)


async def aiter_like():
    yield 1


class open_like:
    def __enter__(self):
        return self

    def __exit__(self, *a):
        pass


asyncio.run(main())
