import threading
import time


def inner(name):
    print("inner", name, threading.current_thread().name)
    time.sleep(0.5)
    print("inner ends")


def outer():
    print("outer")
    thread = threading.Thread(target=inner, args=("x",))
    thread.start()
    time.sleep(0.1)
    print("outer ends")


thread = threading.Thread(target=outer)
thread.start()
print("main")
thread.join()
print("joined", time.monotonic())
