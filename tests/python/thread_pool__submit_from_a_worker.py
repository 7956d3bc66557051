import time
from concurrent.futures import ThreadPoolExecutor


def leaf(n):
    time.sleep(0.2)
    print("leaf", n)
    return n


def branch(pool, n):
    pool.submit(leaf, n)
    time.sleep(0.1)
    return "branch"


with ThreadPoolExecutor(2) as pool:
    print(pool.submit(branch, pool, 1).result(), time.monotonic())
print(time.monotonic())
