import bisect
import heapq

heap = [5, 1, 4]
heapq.heapify(heap)
heapq.heappush(heap, 2)
print(heapq.heappop(heap), heap, heapq.nlargest(2, heap), heapq.nsmallest(2, heap), heapq.heappushpop(heap, 0))
items = [1, 3, 5]
bisect.insort(items, 4)
print(items, bisect.bisect_left(items, 3), bisect.bisect_right(items, 3))
