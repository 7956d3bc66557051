import asyncio


async def maybe(n):
    await asyncio.sleep(n / 10)
    if n % 2:
        raise RuntimeError(f"odd: {n}")
    return n


async def main():
    for result in await asyncio.gather(*map(maybe, range(4)), return_exceptions=True):
        print(type(result).__name__, result)


asyncio.run(main())
