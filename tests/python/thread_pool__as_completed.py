import time
from concurrent.futures import ThreadPoolExecutor, as_completed


def fetch(url, delay):
    time.sleep(delay)
    if delay > 2:
        raise ConnectionError(url)
    return f"{url}: {delay}"


urls = {"a": 2, "b": 1, "c": 3, "d": 1}
with ThreadPoolExecutor(max_workers=4) as executor:
    future_to_url = {executor.submit(fetch, url, delay): url for url, delay in urls.items()}
    for future in as_completed(future_to_url):
        url = future_to_url[future]
        try:
            print(url, future.result(), time.monotonic())
        except ConnectionError as error:
            print(url, "failed with", repr(error), time.monotonic())

with ThreadPoolExecutor() as executor:
    futures = [executor.submit(fetch, "x", delay) for delay in (0.5, 1.5)]
    try:
        for future in as_completed(futures, timeout=1):
            print(future.result())
    except TimeoutError as error:
        print(error, time.monotonic())
print(time.monotonic())
