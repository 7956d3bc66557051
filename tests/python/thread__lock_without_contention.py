import threading
import time

lock = threading.Lock()
counter = 0


def add(n):
    global counter
    for _ in range(n):
        with lock:
            counter += 1


threads = [threading.Thread(target=add, args=(100,)) for _ in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter, lock.locked())
print(lock.acquire(), lock.locked(), lock.acquire(blocking=False), lock.acquire(False))
lock.release()
try:
    lock.release()
except RuntimeError as error:
    print(error)
reentrant = threading.RLock()
with reentrant:
    with reentrant:
        print("twice")
try:
    reentrant.release()
except RuntimeError as error:
    print(error)
