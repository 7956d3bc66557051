import asyncio
import functools
import time


def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        print("call", function.__name__, args, kwargs)
        return function(*args, **kwargs)

    return wrapper


def repeat(times):
    def decorate(function):
        @functools.wraps(function)
        async def wrapper(*args):
            return [await function(*args) for _ in range(times)]

        return wrapper

    return decorate


def timed(function):
    async def wrapper(*args):
        start = time.perf_counter()
        try:
            return await function(*args)
        finally:
            print(f"{function.__name__} took {time.perf_counter() - start:.2f}s")

    return wrapper


@logged
def add(a, b=1):
    """Adds."""
    return a + b


@timed
@repeat(2)
async def nap(n):
    await asyncio.sleep(n)
    return n


print(add(1, b=2), add.__name__, add.__doc__)
print(asyncio.run(nap(0.5)))
