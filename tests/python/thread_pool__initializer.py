import threading
import time
from concurrent.futures import ThreadPoolExecutor

local = threading.local()


def prepare(tag):
    local.tag = f"{tag} of {threading.current_thread().name}"
    print("prepare", tag)


def work(n):
    time.sleep(0.1)
    return n


with ThreadPoolExecutor(2, initializer=prepare, initargs=("it",)) as pool:
    print(list(pool.map(work, range(4))))
