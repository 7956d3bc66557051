def _rise(heap, at, less):
    """Moves an item up to where no parent is larger."""
    item = heap[at]
    while at > 0:
        parent = (at - 1) >> 1
        if not less(item, heap[parent]):
            break
        heap[at] = heap[parent]
        at = parent
    heap[at] = item


def _sink(heap, at, less):
    """Moves the hole left by an item down to the leaves along the smaller children, then the item up from there."""
    end = len(heap)
    item = heap[at]
    start = at
    child = 2 * at + 1
    while child < end:
        right = child + 1
        if right < end and not less(heap[child], heap[right]):
            child = right
        heap[at] = heap[child]
        at = child
        child = 2 * at + 1
    heap[at] = item
    while at > start:
        parent = (at - 1) >> 1
        if not less(item, heap[parent]):
            break
        heap[at] = heap[parent]
        at = parent
    heap[at] = item


def _less(a, b):
    return a < b


def _more(a, b):
    return b < a


def _push(heap, item, less):
    heap.append(item)
    _rise(heap, len(heap) - 1, less)


def _pop(heap, less):
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    first = heap[0]
    heap[0] = last
    _sink(heap, 0, less)
    return first


def _replace(heap, item, less):
    first = heap[0]
    heap[0] = item
    _sink(heap, 0, less)
    return first


def _order(heap, less):
    for at in reversed(range(len(heap) // 2)):
        _sink(heap, at, less)


def _check(heap):
    if not isinstance(heap, list):
        raise TypeError(f"heap argument must be a list, not {type(heap).__name__}")


def heappush(heap, item, /):
    _check(heap)
    _push(heap, item, _less)


def heappop(heap, /):
    _check(heap)
    return _pop(heap, _less)


def heapreplace(heap, item, /):
    _check(heap)
    return _replace(heap, item, _less)


def heappushpop(heap, item, /):
    _check(heap)
    return _replace(heap, item, _less) if heap and heap[0] < item else item


def heapify(heap, /):
    _check(heap)
    _order(heap, _less)


def heappush_max(heap, item, /):
    _push(heap, item, _more)


def heappop_max(heap, /):
    return _pop(heap, _more)


def heapreplace_max(heap, item, /):
    return _replace(heap, item, _more)


def heappushpop_max(heap, item, /):
    return _replace(heap, item, _more) if heap and item < heap[0] else item


def heapify_max(heap, /):
    _order(heap, _more)


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[: max(n, 0)]


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[: max(n, 0)]


def merge(*iterables, key=None, reverse=False):
    less = _more if reverse else _less
    heap = []
    for order, iterable in enumerate(iterables):
        items = iter(iterable)
        for item in items:
            # Of equal items the one from the earlier iterable comes first.
            heap.append(_Head(item if key is None else key(item), order, item, items, less))
            break
    heapify(heap)
    while heap:
        head = heap[0]
        yield head.item
        for head.item in head.items:
            head.key = head.item if key is None else key(head.item)
            _sink(heap, 0, _less)
            break
        else:
            heappop(heap)


class _Head:
    def __init__(self, key, order, item, items, less):
        self.key, self.order, self.item, self.items, self.less = key, order, item, items, less

    def __lt__(self, other):
        if self.less(self.key, other.key):
            return True
        return not self.less(other.key, self.key) and self.order < other.order
