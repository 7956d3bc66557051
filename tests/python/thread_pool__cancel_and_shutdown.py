import time
from concurrent.futures import CancelledError, ThreadPoolExecutor


def work(n):
    print("work", n, time.monotonic())
    time.sleep(1)
    return n


pool = ThreadPoolExecutor(max_workers=1)
futures = [pool.submit(work, n) for n in range(4)]
print(futures[0].cancel(), futures[1].cancel(), futures[1].cancel())
print([future.cancelled() for future in futures], [future.done() for future in futures])
pool.shutdown(wait=False, cancel_futures=True)
print([future.cancelled() for future in futures], time.monotonic())
print(futures[0].result(), time.monotonic())
try:
    futures[2].result()
except CancelledError as error:
    print("cancelled", repr(error), type(error).__mro__[1:3])
try:
    pool.submit(work, 9)
except RuntimeError as error:
    print(error)
