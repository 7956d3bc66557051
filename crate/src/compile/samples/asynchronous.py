import asyncio
async def main(items):
    await asyncio.sleep(1.5)
    x = await (await f())
    async with lock as value, other() as (a, b):
        if x:
            return await value
    async with asyncio.timeout(1):
        for i in items:
            async with i:
                if i:
                    continue
                break
    async for item in agen():
        if item:
            break
        if x:
            continue
        if a:
            return item
        async for other in item:
            try:
                await other
            finally:
                await other.close()
    else:
        await x
    values = [y async for y in agen() if await y]
    awaited = [await y for y in items]
    both = {await k: v async for k, v in agen() for z in v}
    nested = [[await y for y in z] for z in items]
    lazy = (y async for y in agen())
    lazier = (await y for y in items)
    inner = ([await y for y in z] for z in items)
    s = {y async for y in agen()}
    print(f"{await x:{await y}}", f"{await x!r} {[await y for y in z]}")
    def sync(p=await x): return (await y for y in p)
    return values if await x else await y
async def agen():
    try:
        yield 1
        x = yield
        async with a:
            yield x
        return
    finally:
        await close()
async def retry(n):
    for attempt in range(n):
        try:
            async with asyncio.timeout(1):
                return await f()
        except TimeoutError as e:
            if attempt == n - 1:
                raise
            await asyncio.sleep(2 ** attempt)
        finally:
            await g()
async def group():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(f())
    except* ValueError as eg:
        await report(eg)
asyncio.run(main([]))
