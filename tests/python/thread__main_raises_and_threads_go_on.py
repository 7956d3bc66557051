import threading
import time


def work():
    time.sleep(1)
    print("still done")


threading.Thread(target=work).start()
raise RuntimeError("main fails")
