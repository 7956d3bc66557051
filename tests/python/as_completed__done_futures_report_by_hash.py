import asyncio
import contextlib
import time

T = {}
F = {}
L = asyncio.Lock()
S = asyncio.Semaphore(2)
E = asyncio.Event()
C = asyncio.Condition()
B = asyncio.Barrier(2)
Q = asyncio.Queue(maxsize=1)
P = asyncio.PriorityQueue()


class Oops(Exception):
    pass


def tell(me, *words):
    print(me, *[repr(word) if isinstance(word, BaseException) else word for word in words])


def inner(error):
    return [inner(e) for e in error.exceptions] if isinstance(error, BaseExceptionGroup) else repr(error)


def future(name):
    if name not in F:
        F[name] = asyncio.get_running_loop().create_future()
    return F[name]


def outcome(task):
    if not task.done():
        return "pending"
    if task.cancelled():
        return "cancelled"
    return repr(task.exception()) if task.exception() else repr(task.result())


def report(task):
    print("callback", task.get_name(), outcome(task), asyncio.current_task())


async def f1(me):
    tell(me, "got", await f3(me + ".0"))


async def f3(me):
    future("y").set_result("Y")


async def main():
    T["b0"] = asyncio.create_task(f1("m11"), name="b0-12")
    future("x").set_result(7)
    await asyncio.sleep(0.3)
    for each in asyncio.as_completed([future("x"), future("y")]):
        tell("main", "got", await each)


try:
    print("main", asyncio.run(main()))
except BaseException as error:
    print("run", inner(error))
