import asyncio
import logging
import threading
import time
from concurrent.futures import ThreadPoolExecutor

logging.basicConfig(level=logging.INFO, format="%(threadName)s %(levelname)s %(message)s")


def work(n):
    logging.info("start %s", n)
    time.sleep(n)
    logging.info("end %s", n)


threads = [threading.Thread(target=work, args=(n,)) for n in (0.2, 0.1)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
with ThreadPoolExecutor(2, thread_name_prefix="pool") as pool:
    pool.map(work, [0.1, 0.2])
logging.info("main")
