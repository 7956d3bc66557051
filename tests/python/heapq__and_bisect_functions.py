import bisect
import heapq

h = []
for n in (5, 1, 8, 3, 2):
    heapq.heappush(h, n)
print(h, heapq.heappop(h), h, heapq.heappushpop(h, 0), heapq.heapreplace(h, 9), h, heapq.nlargest(2, h), heapq.nsmallest(2, h))
x = [9, 4, 7, 1, 0, 3]
heapq.heapify(x)
print(x, [heapq.heappop(x) for _ in range(len(x))])
print(list(heapq.merge([1, 4], [2, 3], [0])), list(heapq.merge([4, 1], [3, 2], reverse=True)), list(heapq.merge(["bb", "a"], key=len)), heapq.nlargest(2, "abc", key=ord), heapq.nsmallest(10, [2, 1]))
try:
    heapq.heappop([])
except IndexError as error:
    print(error)
jobs = [(2, "b"), (1, "z"), (1, "a")]
heapq.heapify(jobs)
print([heapq.heappop(jobs) for _ in range(3)])
try:
    heapq.heappush([(1, object())], (1, object()))
except TypeError as error:
    print(error)
m = [3, 1, 2]
heapq.heapify_max(m)
print(m, heapq.heappop_max(m), m, heapq.heappush_max(m, 9), m, heapq.heappushpop_max(m, 1), heapq.heapreplace_max(m, 0))
a = [1, 3, 3, 5]
print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 3), bisect.bisect(a, 9), bisect.bisect_left(a, 0), bisect.bisect_left(a, 3, 2), bisect.bisect(a, 3, hi=2))
bisect.insort(a, 4)
bisect.insort_left(a, 3)
print(a, bisect.bisect_left([{"n": 1}, {"n": 3}], 2, key=lambda d: d["n"]))
print("FDCBA"[bisect.bisect([60, 70, 80, 90], 85)])
try:
    bisect.bisect(a, 3, -1)
except ValueError as error:
    print(error)
