import threading
import time


def work(name, seconds):
    for n in range(seconds):
        time.sleep(1)
        print(name, n)


threading.Thread(target=work, args=("normal", 2)).start()
threading.Thread(target=work, args=("daemon", 5), daemon=True).start()
print("main ends")
