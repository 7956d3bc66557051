import asyncio


async def job(n, d, fail=False):
    await asyncio.sleep(d)
    if fail:
        raise ValueError(n)
    return n


async def main():
    tasks = [asyncio.create_task(job(i, d), name=f"job{i}") for i, d in enumerate([0.3, 0.1, 0.2])]
    async for t in asyncio.as_completed(tasks):
        print(t in tasks, t.get_name(), await t)
    for c in asyncio.as_completed([job(1, 0.2), job(2, 0.1, True), job(3, 0.3)]):
        try:
            print("got", await c)
        except ValueError as e:
            print("failed", e)
    try:
        for c in asyncio.as_completed([job(1, 0.1), job(2, 5)], timeout=1):
            print(await c)
    except TimeoutError as e:
        print("timeout", repr(e))
    try:
        async for t in asyncio.as_completed([job(1, 0.1), job(2, 5)], timeout=1):
            print(await t)
    except TimeoutError as e:
        print("timeout", repr(e))
    print(list(asyncio.as_completed([])))
    async for t in asyncio.as_completed([]):
        print("never")
    try:
        asyncio.as_completed(job(1, 1))
    except TypeError as e:
        print(e)
    it = asyncio.as_completed([job("x", 0.1), job("x2", 0.1)])
    print(type(it).__name__)
    c = next(it)
    print(type(c).__name__, await c)
    print(await next(it))
    try:
        next(it)
    except StopIteration:
        print("end")
    same = asyncio.create_task(job("same", 0.1))
    print([await c for c in asyncio.as_completed([same, same])])
    done, pending = await asyncio.wait([asyncio.create_task(job(i, i)) for i in range(3)], return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending), sorted(t.result() for t in done))
    done, pending = await asyncio.wait(pending, timeout=1.5)
    print([t.result() for t in done], len(pending))
    done, pending = await asyncio.wait(pending, return_when="FIRST_EXCEPTION")
    print(len(done), pending)
    for bad in (lambda: asyncio.wait([]), lambda: asyncio.wait([job(1, 1)]), lambda: asyncio.wait(5), lambda: asyncio.wait(tasks, return_when="X"), lambda: asyncio.wait(asyncio.create_task(job(1, 1)))):
        try:
            await bad()
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)


asyncio.run(main())
