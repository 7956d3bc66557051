import asyncio
from contextlib import asynccontextmanager, contextmanager, suppress


@contextmanager
def section(name):
    print("<", name)
    try:
        yield name.upper()
    finally:
        print(">", name)


@asynccontextmanager
async def resource(delay):
    await asyncio.sleep(delay)
    try:
        yield delay
    except ValueError as error:
        print("inside", error)
    finally:
        await asyncio.sleep(delay)
        print("released")


async def main():
    with section("s") as name:
        print(name)
    async with resource(1) as r:
        print(r)
        raise ValueError("swallowed")
    with suppress(asyncio.CancelledError, KeyError):
        {}["k"]
    print("end")


asyncio.run(main())
