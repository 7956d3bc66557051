import asyncio
import contextvars
import threading
import time

user = contextvars.ContextVar("user", default="nobody")


def work(a, *, b):
    time.sleep(0.2)
    before = user.get()
    user.set("thread")
    return a, b, before, user.get(), threading.current_thread().name


def plain():
    return user.get()


async def main():
    user.set("main")
    print(await asyncio.to_thread(work, 1, b=2))
    print(user.get())
    print(await asyncio.get_running_loop().run_in_executor(None, plain))


asyncio.run(main())
