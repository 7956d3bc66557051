import asyncio


async def echo():
    got = None
    try:
        while True:
            try:
                got = yield f"echo {got}"
                await asyncio.sleep(1)
            except ValueError as error:
                got = f"caught {error}"
    finally:
        await asyncio.sleep(1)
        print("closed")


async def main():
    g = echo()
    print(await anext(g), await g.asend("x"), await g.athrow(ValueError("v")))
    await g.aclose()
    try:
        await anext(g)
    except StopAsyncIteration as stop:
        print(repr(stop))
    print(await anext(g, "default"))


asyncio.run(main())
