import asyncio
import threading
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def name():
    time.sleep(0.1)
    return threading.current_thread().name


async def main():
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, name))
    loop.set_default_executor(ThreadPoolExecutor(max_workers=1, thread_name_prefix="mine"))
    print(await asyncio.gather(asyncio.to_thread(name), loop.run_in_executor(None, name)))
    print(loop.time())
    try:
        loop.set_default_executor(ProcessPoolExecutor())
    except TypeError as error:
        print(error)
    await loop.shutdown_default_executor()
    try:
        await loop.run_in_executor(None, name)
    except RuntimeError as error:
        print(error)


asyncio.run(main())
