import threading
import time


def work(name):
    for n in range(3):
        print(name, n)
        time.sleep(0)


threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
