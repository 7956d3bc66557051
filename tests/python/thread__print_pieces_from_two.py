import threading
import time


def work(name):
    for n in range(2):
        print(name, end=" ")
        time.sleep(0.1)
    print()


threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("end", end="")
