import time
from concurrent.futures import ThreadPoolExecutor


def work(n):
    time.sleep(n)
    if n == 2:
        raise KeyError("two")
    return n


def report(future):
    error = future.exception()
    print("callback", time.monotonic(), repr(error) if error else future.result())


with ThreadPoolExecutor() as pool:
    for n in (2, 1, 0):
        pool.submit(work, n).add_done_callback(report)
    print("submitted")
    future = pool.submit(work, 2)
    print(repr(future.exception()), time.monotonic())
    try:
        future.result()
    except KeyError as error:
        print("raised", error)
    try:
        pool.submit(work, 3).result(timeout=0.5)
    except TimeoutError as error:
        print("timeout", repr(error), time.monotonic())
print(time.monotonic())
