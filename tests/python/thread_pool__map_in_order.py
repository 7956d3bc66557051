import threading
import time
from concurrent.futures import ThreadPoolExecutor


def work(name, delay):
    print(f"{name} on {threading.current_thread().name}")
    time.sleep(delay)
    if delay == 0.3:
        raise ValueError(name)
    return name


with ThreadPoolExecutor(3, thread_name_prefix="crew") as pool:
    for result in pool.map(work, ["a", "b", "c", "d"], [0.5, 0.1, 0.2, 0.4]):
        print(result, time.monotonic())
    try:
        for result in pool.map(work, ["e", "f", "g"], [0.1, 0.3, 0.1]):
            print(result, time.monotonic())
    except ValueError as error:
        print("failed:", error)
    try:
        print(list(pool.map(work, "xy", [0.1, 5], timeout=1)))
    except TimeoutError as error:
        print("timeout", time.monotonic())
print(time.monotonic())
