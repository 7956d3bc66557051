import asyncio
from fractions import Fraction

class A:
    def __init__(self, n): self.n = n
    def __await__(self):
        yield from asyncio.sleep(self.n).__await__()
        return self.n

async def attempt(f):
    try:
        print(await f())
    except Exception as e:
        print(type(e).__name__, e)

async def main():
    await attempt(lambda: asyncio.gather(A(1), A(1), A(2)))
    async def ac():
        return [await x for x in asyncio.as_completed([A(0.2), A(0.1)])]
    await attempt(ac)
    async def tg():
        async with asyncio.TaskGroup() as g:
            g.create_task(A(1))
    await attempt(tg)
    await attempt(lambda: asyncio.wait([A(1)]))
    async def ws():
        done, p = await asyncio.wait({asyncio.ensure_future(A(0.3)), asyncio.ensure_future(A(0.1))}, return_when="FIRST_COMPLETED")
        return len(done), len(p)
    await attempt(ws)
    class S(float):
        def __le__(self, o): print("le"); return float.__le__(self, o)
    await attempt(lambda: asyncio.sleep(S(0.5), "s"))
    class T:
        def __le__(self, o): return False
        def __radd__(self, o): return o + 0.25
        def __float__(self): return 0.25
    await attempt(lambda: asyncio.sleep(T(), "t"))
    await attempt(lambda: asyncio.sleep(Fraction(1, 2), "f"))
    await attempt(lambda: asyncio.sleep(True, "b"))
    await attempt(lambda: asyncio.sleep("1"))
    async def to(x):
        async with asyncio.timeout(x):
            await asyncio.sleep(1)
            return "in time"
    for x in (Fraction(1, 4), True, 5, "x"):
        await attempt(lambda: to(x))
    await attempt(lambda: asyncio.wait_for(A(5), Fraction(1, 3)))
    print(asyncio.get_running_loop().time())

asyncio.run(main())
class M:
    def __await__(self):
        print("main awaitable")
        return (yield from asyncio.sleep(1, "done").__await__())
print(asyncio.run(M()))
with asyncio.Runner() as r:
    print(r.run(M()))
