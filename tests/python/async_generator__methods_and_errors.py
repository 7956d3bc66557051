import asyncio


async def ticker(n, log):
    try:
        for i in range(n):
            sent = yield i
            if sent:
                log.append(sent)
            await asyncio.sleep(0.1)
    except ValueError as e:
        log.append(repr(e))
        yield "recovered"
    finally:
        await asyncio.sleep(0.1)
        log.append("finally")


async def main():
    log = []
    g = ticker(3, log)
    print(await g.__anext__(), await g.asend("hello"), await anext(g), log)
    try:
        await anext(g)
    except StopAsyncIteration as e:
        print("stop", e.args)
    print(await anext(g, "default"), log)
    log.clear()
    g = ticker(5, log)
    print(await anext(g), await g.athrow(ValueError("boom")), log)
    await g.aclose()
    print(log, g.ag_running, g.ag_frame)
    await g.aclose()
    try:
        await g.asend(None)
    except StopAsyncIteration:
        print("closed")
    g = ticker(2, log)
    try:
        await g.asend(5)
    except TypeError as e:
        print(e)
    log.clear()
    async for x in ticker(5, log):
        print(x)
        if x == 1:
            break
    print(log)
    await asyncio.sleep(0.5)
    print(log)
    print([x async for x in ticker(3, log)], {x: await asyncio.sleep(0, x * x) async for x in ticker(2, log)}, {x async for x in ticker(2, log) if x}, [y for y in [await anext(ticker(1, log))]])
    gen = (x * 2 async for x in ticker(2, log))
    print(type(gen).__name__, [v async for v in gen])
    a = ticker(2, log)
    first = a.__anext__()
    second = a.__anext__()
    t = asyncio.create_task(asyncio.wait_for(first, 1))
    await t
    print(t.result())
    print(await second)
    busy = ticker(2, log)
    await anext(busy)
    s1 = asyncio.ensure_future(anext(busy))
    await asyncio.sleep(0)
    try:
        await anext(busy)
    except RuntimeError as e:
        print(e)
    print(await s1)
    await busy.aclose()

    async def ignoring():
        try:
            yield 1
        except GeneratorExit:
            yield 2
    i = ignoring()
    await anext(i)
    try:
        await i.aclose()
    except RuntimeError as e:
        print(e)

    async def nested():
        async for v in ticker(2, log):
            yield v, "n"
    print([v async for v in nested()])

    async def stops():
        yield 1
        raise StopAsyncIteration
    try:
        print([v async for v in stops()])
    except RuntimeError as e:
        print(e, repr(e.__cause__))

    class AIter:
        def __init__(self, n):
            self.n = n

        def __aiter__(self):
            return self

        async def __anext__(self):
            if self.n == 0:
                raise StopAsyncIteration
            self.n -= 1
            return self.n
    print([v async for v in AIter(3)], await anext(AIter(0), "d"), [v async for v in aiter(AIter(1))])
    for bad in (lambda: aiter([]), lambda: anext([]), lambda: aiter(5)):
        try:
            bad()
        except TypeError as e:
            print(e)
    try:
        await anext(AIter(0))
    except StopAsyncIteration as e:
        print("stop", e.args)


asyncio.run(main())
