import functools
import itertools


@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info())
add = functools.partial(lambda a, b, c=0: (a, b, c), 1, c=9)
print(add(2), functools.reduce(lambda a, b: a * b, range(1, 6)))
print(list(itertools.chain([1], (2,), "3")), list(itertools.islice(itertools.count(5, 2), 3)))
print(list(itertools.product("ab", [1, 2])), list(itertools.combinations("abc", 2)), list(itertools.accumulate([1, 2, 3])))
print([(k, list(g)) for k, g in itertools.groupby("aabbb")], list(itertools.zip_longest("ab", "c", fillvalue="-")))
