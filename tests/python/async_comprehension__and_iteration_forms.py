import asyncio


async def arange(n, delay=0.1):
    for i in range(n):
        await asyncio.sleep(delay)
        yield i


async def double(x):
    await asyncio.sleep(0.01)
    return x * 2


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(0.1)
        return self.n


class Pages:
    def __init__(self, pages):
        self.pages = pages

    async def __aiter__(self):
        for page in self.pages:
            for item in page:
                yield item


class Pages2(Pages):
    def __aiter__(self):
        return self.walk()

    async def walk(self):
        for page in self.pages:
            for item in page:
                yield item


async def main():
    print([x async for x in arange(3)], {x: await double(x) async for x in arange(2)}, {x async for x in arange(3) if x % 2 == 0})
    print([await double(x) for x in range(3)], [await double(x) async for x in arange(2) if await double(x)], [(a, b) async for a in arange(2) for b in range(2)])
    print([y for x in [1, 2] if await double(x) > 2 for y in [x]], sum([x async for x in arange(4)]))
    gen = (await double(x) for x in range(3))
    print(type(gen).__name__, [v async for v in gen])
    async for n in Countdown(3):
        if n == 1:
            continue
        print("n", n)
    else:
        print("else")
    async for n in Countdown(3):
        break
    else:
        print("never")
    print([i async for i in Pages2([[1, 2], [3]])])
    try:
        async for i in Pages([[1]]):
            pass
    except TypeError as e:
        print(e)
    print(await asyncio.gather(*[double(x) for x in range(3)]), asyncio.get_running_loop().time())
    nested = [[await double(a * b) async for b in arange(2, 0)] for a in range(2)]
    print(nested, await anext(aiter(Countdown(1))))

    async def consume(name, it):
        async for v in it:
            print(name, v)
    await asyncio.gather(consume("a", arange(2)), consume("b", Countdown(2)))

    async def chain(*its):
        for it in its:
            async for v in it:
                yield v
    print([v async for v in chain(arange(2), Countdown(2))])
    async with asyncio.timeout(0.25):
        try:
            async for v in arange(10):
                print("timed", v)
        except asyncio.CancelledError:
            print("cancelled")
            raise
    print("unreachable")


try:
    asyncio.run(main())
except TimeoutError as e:
    print("timeout", repr(e))
