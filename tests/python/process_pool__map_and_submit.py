import time
from concurrent.futures import ProcessPoolExecutor, as_completed


def square(n):
    time.sleep(n / 10)
    return n * n


def main():
    with ProcessPoolExecutor(max_workers=2) as pool:
        print(list(pool.map(square, [3, 1, 2])), round(time.monotonic(), 3))
        futures = [pool.submit(square, n) for n in (2, 1)]
        print([future.result() for future in as_completed(futures)], round(time.monotonic(), 3))
        print(list(pool.map(square, range(4), chunksize=2)))


if __name__ == "__main__":
    main()
