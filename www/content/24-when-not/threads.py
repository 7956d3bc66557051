import time
from concurrent.futures import ThreadPoolExecutor


def fetch(city):
    time.sleep(2)
    return f"{city}: sunny"


with ThreadPoolExecutor(max_workers=3) as pool:
    for line in pool.map(fetch, ("Oslo", "Lima", "Cairo")):
        print(line)
