import time
from multiprocessing import Pool


def cube(x):
    time.sleep(0.5)
    return x ** 3


def add(a, b):
    return a + b


if __name__ == "__main__":
    with Pool(processes=2) as pool:
        print(pool.map(cube, range(4)), time.monotonic())
        print(pool.starmap(add, [(1, 2), (3, 4)]))
        print(pool.apply(add, (5, 6)))
        result = pool.apply_async(cube, (3,))
        print(result.get(), time.monotonic())
        print(pool.apply_async(add, (7,), {"b": 8}).get(timeout=1))
    pool = Pool(4)
    print(pool.map(len, ["a", "bb"]))
    pool.close()
    pool.join()
    print("done", time.monotonic())
