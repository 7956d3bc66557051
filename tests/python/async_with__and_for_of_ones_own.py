import asyncio
class CM:
    async def __aenter__(self): await asyncio.sleep(0.1); return self
    async def __aexit__(self, t, v, tb): print("exit", t and t.__name__); await asyncio.sleep(0.1); return t is ValueError
class It:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n == 0: raise StopAsyncIteration
        self.n -= 1; await asyncio.sleep(0.1); return self.n
async def gen(n):
    try:
        for i in range(n): yield i; await asyncio.sleep(0.1)
    finally: print("gen closed")
async def main():
    async with CM() as c, CM(): raise ValueError
    print([x async for x in It(3)], {x: y async for x, y in zipped()})
    async for x in gen(5):
        if x == 2: break
    async with asyncio.timeout(0.25):
        try:
            async for x in gen(9): print(x)
        except asyncio.CancelledError: print("c"); raise
async def zipped():
    yield 1, 2
    yield 3, 4
try: asyncio.run(main())
except TimeoutError as e: print(repr(e), repr(e.__cause__))
