import threading
import time


def work():
    time.sleep(2)


thread = threading.Thread(target=work, name="worker")
print(thread.is_alive(), thread.name, thread.daemon)
thread.start()
thread.join(timeout=0.5)
print(thread.is_alive(), time.monotonic())
thread.join(0)
print(thread.is_alive(), time.monotonic())
thread.join()
print(thread.is_alive(), time.monotonic())
thread.join()
try:
    thread.start()
except RuntimeError as error:
    print(error)
try:
    threading.Thread(target=work).join()
except RuntimeError as error:
    print(error)
