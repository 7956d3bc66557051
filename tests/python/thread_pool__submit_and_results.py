import time
from concurrent.futures import ThreadPoolExecutor


def work(n):
    time.sleep(n)
    return n * 10


with ThreadPoolExecutor(max_workers=2) as pool:
    futures = [pool.submit(work, n) for n in (2, 1, 1)]
    print([future.done() for future in futures], [future.running() for future in futures])
    for future in futures:
        print(future.result(), time.monotonic())
    print(pool.submit(pow, 2, 5).result())
print("out", time.monotonic())
