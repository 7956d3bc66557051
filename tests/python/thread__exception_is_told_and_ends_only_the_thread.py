import sys
import threading
import time


def fails(delay):
    time.sleep(delay)
    raise ValueError(f"after {delay}")


def exits():
    time.sleep(0.5)
    sys.exit(3)


threads = [threading.Thread(target=fails, args=(1,)), threading.Thread(target=fails, args=(0,), name="quick"), threading.Thread(target=exits)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("main goes on", time.monotonic())
