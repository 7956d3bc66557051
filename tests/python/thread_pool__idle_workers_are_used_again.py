import threading
import time
from concurrent.futures import ThreadPoolExecutor


def work(label, delay):
    print(label, threading.current_thread().name, time.monotonic())
    time.sleep(delay)


with ThreadPoolExecutor(max_workers=3, thread_name_prefix="w") as pool:
    pool.submit(work, "a", 1)
    pool.submit(work, "b", 0.5)
    time.sleep(0.7)
    pool.submit(work, "c", 1)
    time.sleep(0.7)
    pool.submit(work, "d", 1)
    pool.submit(work, "e", 1)
    pool.submit(work, "f", 1)
