# A manager made of a generator that lets an error through leaves no trace of itself in the error, and nothing alive.
import asyncio
import sys
from contextlib import asynccontextmanager, contextmanager


@contextmanager
def room():
    try:
        yield
    finally:
        print("door shut")


@asynccontextmanager
async def tent():
    yield
    print("never said")


def names(error):
    step, found = error.__traceback__, []
    while step:
        found.append(step.tb_frame.f_code.co_name)
        step = step.tb_next
    return found


def trip():
    with room():
        raise ValueError("rain")


async def camp(fails):
    async with tent():
        await asyncio.sleep(1)
        if fails:
            raise ValueError("storm")


async def main():
    try:
        trip()
    except ValueError as error:
        print(names(error))
    results = await asyncio.gather(camp(True), return_exceptions=True)
    print(names(results[0]))


asyncio.run(main())
try:
    trip()
except ValueError:
    print(sys.exception().__traceback__.tb_next.tb_lineno)
trip()
