from _support import iterator


class count:
    def __init__(self, start=0, step=1):
        if not hasattr(start, "__add__") or isinstance(start, (str, bytes, list, tuple)):
            raise TypeError("a number is required")
        self._next = start
        self._step = step

    def __iter__(self):
        return self

    def __next__(self):
        value = self._next
        self._next += self._step
        return value

    def __repr__(self):
        step = "" if self._step == 1 and isinstance(self._step, int) else f", {self._step!r}"
        return f"count({self._next!r}{step})"


@iterator
def cycle(iterable, /):
    saved = []
    for item in iterable:
        saved.append(item)
        yield item
    while saved:
        yield from saved


class repeat:
    def __init__(self, object, times=None):
        self._object = object
        self._left = None if times is None else max(times, 0)

    def __iter__(self):
        return self

    def __next__(self):
        if self._left is not None:
            if not self._left:
                raise StopIteration
            self._left -= 1
        return self._object

    def __length_hint__(self):
        if self._left is None:
            raise TypeError("len() of unsized object")
        return self._left

    def __repr__(self):
        return f"repeat({self._object!r})" if self._left is None else f"repeat({self._object!r}, {self._left})"


def _flatten(iterables):
    for iterable in iterables:
        yield from iterable


def _chain(*iterables, _lazily=None):
    return _flatten(iterables if _lazily is None else _lazily)


_chain.__name__ = "chain"
chain = iterator(_chain, from_iterable=lambda iterable, /: chain(_lazily=iterable))


def _islice(iterable, start, stop, step):
    items = iter(iterable)
    at = 0
    wanted = start
    while stop is None or wanted < stop:
        for item in items:
            at += 1
            if at > wanted:
                yield item
                wanted += step
                break
        else:
            return
    # What lies between the last item and the end is used up as well.
    while stop is not None and at < stop:
        if next(items, items) is items:
            return
        at += 1


@iterator
def islice(iterable, /, *bounds):
    if not 1 <= len(bounds) <= 3:
        raise TypeError(f"islice expected at {'least 2' if not bounds else 'most 4'} arguments, got {1 + len(bounds)}")
    limits = slice(*bounds)
    start, stop, step = limits.start, limits.stop, limits.step
    if stop is not None and (not isinstance(stop, int) or stop < 0):
        what = "Stop argument" if stop == -1 or not isinstance(stop, int) else "Indices"
        raise ValueError(f"{what} for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    if start is not None and (not isinstance(start, int) or start < 0):
        raise ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    if step is not None and (not isinstance(step, int) or step < 1):
        raise ValueError("Step for islice() must be a positive integer or None.")
    return _islice(iterable, start or 0, stop, step or 1)


@iterator
def accumulate(iterable, func=None, *, initial=None):
    items = iter(iterable)
    if initial is None:
        for total in items:
            break
        else:
            return
    else:
        total = initial
    yield total
    for item in items:
        total = total + item if func is None else func(total, item)
        yield total


def _batched(iterable, n, strict):
    items = iter(iterable)
    while batch := tuple(islice(items, n)):
        if strict and len(batch) != n:
            raise ValueError("batched(): incomplete batch")
        yield batch


@iterator
def batched(iterable, n, *, strict=False):
    if n < 1:
        raise ValueError("n must be at least one")
    return _batched(iterable, n, strict)


@iterator
def compress(data, selectors):
    for item, selected in zip(data, selectors):
        if selected:
            yield item


@iterator
def dropwhile(predicate, iterable, /):
    items = iter(iterable)
    for item in items:
        if not predicate(item):
            yield item
            break
    yield from items


@iterator
def takewhile(predicate, iterable, /):
    for item in iterable:
        if not predicate(item):
            return
        yield item


@iterator
def filterfalse(predicate, iterable, /):
    for item in iterable:
        if not (item if predicate is None else predicate(item)):
            yield item


@iterator
def starmap(function, iterable, /):
    for args in iterable:
        yield function(*args)


@iterator
def pairwise(iterable, /):
    items = iter(iterable)
    for before in items:
        break
    else:
        return
    for item in items:
        yield before, item
        before = item


def _zip_longest(iterables, fillvalue):
    iterators = [iter(iterable) for iterable in iterables]
    left = len(iterators)
    while left:
        row = []
        for at, items in enumerate(iterators):
            if items is None:
                row.append(fillvalue)
                continue
            for item in items:
                row.append(item)
                break
            else:
                iterators[at] = None
                left -= 1
                if not left:
                    return
                row.append(fillvalue)
        yield tuple(row)


@iterator
def zip_longest(*iterables, fillvalue=None):
    return _zip_longest(iterables, fillvalue)


class _Group:
    """What `groupby` and its groups share: the item that comes next."""

    def __init__(self, iterable, key):
        self.items = iter(iterable)
        self.key_of = key
        self.advance()

    def advance(self):
        for self.item in self.items:
            self.key = self.item if self.key_of is None else self.key_of(self.item)
            self.more = True
            return
        self.more = False
        self.item = None


def _grouper(shared, key):
    while shared.more and shared.group is key and shared.key == key[0]:
        item = shared.item
        shared.advance()
        yield item


_grouper = iterator(_grouper)


@iterator
def groupby(iterable, key=None):
    shared = _Group(iterable, key)
    while shared.more:
        group = shared.group = (shared.key,)
        yield shared.key, _grouper(shared, group)
        # The rest of a group that was not read to its end.
        while shared.more and shared.key == group[0]:
            shared.advance()


def tee(iterable, n=2, /):
    if n < 0:
        raise ValueError("n must be >= 0")
    items = iter(iterable)
    queues = [[] for _ in range(n)]
    return tuple(_tee(items, queues, queue) for queue in queues)


@iterator
def _tee(items, queues, own):
    while True:
        if not own:
            for item in items:
                break
            else:
                return
            for queue in queues:
                queue.append(item)
        yield own.pop(0)


def _product(pools):
    if not all(pools):
        return
    places = [0] * len(pools)
    while True:
        yield tuple(pool[at] for pool, at in zip(pools, places))
        for wheel in reversed(range(len(pools))):
            places[wheel] += 1
            if places[wheel] < len(pools[wheel]):
                break
            places[wheel] = 0
        else:
            return


@iterator
def product(*iterables, repeat=1):
    if repeat < 0:
        raise ValueError("repeat argument cannot be negative")
    return _product([tuple(iterable) for iterable in iterables] * repeat)


def _combinations(pool, r, again):
    """Rising places in the pool; with `again` a place may repeat."""
    n = len(pool)
    if r > n and not again or r and not n:
        return
    places = [0] * r if again else list(range(r))
    while True:
        yield tuple(pool[at] for at in places)
        for wheel in reversed(range(r)):
            last = n - 1 if again else n - r + wheel
            if places[wheel] != last:
                break
        else:
            return
        first = places[wheel] + 1
        for after in range(wheel, r):
            places[after] = first if again else first + after - wheel


def _check_r(r):
    if r < 0:
        raise ValueError("r must be non-negative")


@iterator
def combinations(iterable, r):
    _check_r(r)
    return _combinations(tuple(iterable), r, False)


@iterator
def combinations_with_replacement(iterable, r):
    _check_r(r)
    return _combinations(tuple(iterable), r, True)


def _permutations(pool, r, chosen=()):
    if len(chosen) == r:
        yield tuple(pool[at] for at in chosen)
        return
    for at in range(len(pool)):
        if at not in chosen:
            yield from _permutations(pool, r, chosen + (at,))


@iterator
def permutations(iterable, r=None):
    pool = tuple(iterable)
    if r is None:
        r = len(pool)
    _check_r(r)
    return _permutations(pool, r)
