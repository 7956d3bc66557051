import threading
import time


class Download(threading.Thread):
    def __init__(self, url, delay):
        super().__init__()
        self.url = url
        self.delay = delay
        self.result = None

    def run(self):
        print(f"{self.name} fetches {self.url}")
        time.sleep(self.delay)
        self.result = f"data of {self.url}"


downloads = [Download("a", 1.5), Download("b", 0.5)]
for download in downloads:
    download.start()
for download in downloads:
    download.join()
    print(download.result, time.monotonic())
