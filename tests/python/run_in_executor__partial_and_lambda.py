import asyncio
import functools
import time


def work(a, b=1, *, c=2):
    time.sleep(0.1)
    return a, b, c


async def main():
    loop = asyncio.get_event_loop()
    print(await loop.run_in_executor(None, functools.partial(work, 1, c=5)))
    print(await loop.run_in_executor(None, lambda: work(7, b=8)))
    future = loop.run_in_executor(None, work, 3, 4)
    print(future.done(), asyncio.isfuture(future), type(future).__name__)
    print(await future, future.done())
    tasks = [loop.run_in_executor(None, work, n) for n in range(3)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending))
    print(await asyncio.gather(*tasks))


asyncio.run(main())
