import threading
from concurrent.futures import ThreadPoolExecutor


def name():
    return threading.current_thread().name


with ThreadPoolExecutor() as first, ThreadPoolExecutor(2) as second, ThreadPoolExecutor(thread_name_prefix="mine") as third:
    for pool in (first, second, third, first):
        print([future.result() for future in [pool.submit(name) for _ in range(2)]])
with ThreadPoolExecutor() as fourth:
    print(fourth.submit(name).result())
for wrong in (0, -1):
    try:
        ThreadPoolExecutor(wrong)
    except ValueError as error:
        print(error)
