import threading
import time


def ticker():
    for n in range(4):
        print("tick", n, time.monotonic())
        time.sleep(0.5)


thread = threading.Thread(target=ticker)
thread.start()
time.sleep(1)
print("main at", time.monotonic())
time.sleep(0.25)
print("main at", time.monotonic())
thread.join()
print("joined at", time.monotonic())
