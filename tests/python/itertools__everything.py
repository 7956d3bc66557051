from itertools import *
import itertools
import operator

print(list(islice(count(10, 3), 4)), list(islice(count(0.5, 0.25), 3)), list(islice(cycle("ab"), 5)), list(repeat(7, 3)))
print(count(3), repeat(1, 2), repeat("x"))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([1, 2, 3], operator.mul)), list(accumulate([1, 2], initial=100)))
print(list(batched("abcdefg", 3)))
try:
    print(list(batched("abcdefg", 3, strict=True)))
except ValueError as error:
    print(error)
print(list(chain([1], (2, 3), "ab")), list(chain.from_iterable([[1, 2], [3]])))
print(list(combinations("abcd", 2)))
print(list(combinations_with_replacement("abc", 2)))
print(list(permutations("abc", 2)), len(list(permutations(range(4)))))
print(list(product("ab", [1, 2])), list(product([0, 1], repeat=2)))
print(list(compress("abcdef", [1, 0, 1, 0, 1, 1])))
print(list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(takewhile(lambda x: x < 3, [1, 2, 3, 1])))
print(list(filterfalse(lambda x: x % 2, range(6))), list(filterfalse(None, [0, 1, ""])))
for key, group in groupby("aaabbca"):
    print(key, list(group), end="; ")
print()
words = sorted(["apple", "bob", "cat", "dune", "eagle"], key=len)
print({k: list(g) for k, g in groupby(words, key=len)})
print(list(islice("abcdefg", 2)), list(islice("abcdefg", 2, None)), list(islice("abcdefg", 1, 6, 2)))
print(list(pairwise([1, 2, 3, 4])))
print(list(starmap(pow, [(2, 3), (3, 2)])))
first, second = tee([1, 2, 3])
print(next(first), list(first), list(second))
print(list(zip_longest("ab", [1, 2, 3], fillvalue="-")))
for bad in (lambda: islice([], -1), lambda: list(combinations([1], -1)), lambda: batched([], 0), lambda: count("a")):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(type(chain()).__name__, isinstance(count(), itertools.count), next(count(5)))
it = count()
print(next(it), next(it), it)
print(sum(1 for _ in combinations(range(6), 3)), sum(islice(count(1), 100)))
print(list(zip(count(), "ab")), dict(zip("ab", repeat(0))))
