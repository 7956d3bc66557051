import threading
import time


def worker(name, delay):
    print(f"{name} starts in {threading.current_thread().name}")
    time.sleep(delay)
    print(f"{name} ends after {time.perf_counter():.1f}")


start = time.time()
threads = [threading.Thread(target=worker, args=(name, delay)) for name, delay in [("a", 2), ("b", 1), ("c", 1)]]
for thread in threads:
    thread.start()
print("all started", threading.main_thread().name)
for thread in threads:
    thread.join()
print(f"took {time.time() - start:.1f}")
