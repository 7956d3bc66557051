"""Queues between threads."""

import time
from collections import deque
from heapq import heappop, heappush
from threading import Condition, Lock

__all__ = ["Empty", "Full", "LifoQueue", "PriorityQueue", "Queue", "ShutDown", "SimpleQueue"]


class Empty(Exception):
    pass


Empty.__module__ = "_queue"


class Full(Exception):
    pass


class ShutDown(Exception):
    pass


class _QueueCondition(Condition):
    _what = "queue"


class Queue:
    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        self.mutex = Lock()
        self.not_empty = _QueueCondition(self.mutex)
        self.not_full = _QueueCondition(self.mutex)
        self.all_tasks_done = _QueueCondition(self.mutex)
        self.unfinished_tasks = 0
        self.is_shutdown = False

    def task_done(self):
        with self.mutex:
            if self.unfinished_tasks <= 0:
                raise ValueError("task_done() called too many times")
            self.unfinished_tasks -= 1
            if self.unfinished_tasks == 0:
                self.all_tasks_done.notify_all()

    def join(self):
        with self.mutex:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    def qsize(self):
        return self._qsize()

    def empty(self):
        return not self._qsize()

    def full(self):
        return 0 < self.maxsize <= self._qsize()

    def put(self, item, block=True, timeout=None):
        with self.mutex:
            if self.is_shutdown:
                raise ShutDown
            _until(self.not_full, lambda: not self.full() or self.is_shutdown, block, timeout, Full)
            if self.is_shutdown:
                raise ShutDown
            self._put(item)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def get(self, block=True, timeout=None):
        with self.mutex:
            _until(self.not_empty, lambda: self._qsize() or self.is_shutdown, block, timeout, Empty)
            if not self._qsize():
                raise ShutDown
            item = self._get()
            self.not_full.notify()
            return item

    def put_nowait(self, item):
        return self.put(item, block=False)

    def get_nowait(self):
        return self.get(block=False)

    def shutdown(self, immediate=False):
        with self.mutex:
            self.is_shutdown = True
            while immediate and self._qsize():
                self._get()
                if self.unfinished_tasks > 0:
                    self.unfinished_tasks -= 1
            if immediate:
                self.all_tasks_done.notify_all()
            self.not_empty.notify_all()
            self.not_full.notify_all()

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()


def _until(condition, ready, block, timeout, error):
    """Waits until it is ready; raises the error when it must not wait any longer."""
    if not block:
        timeout = 0
    elif timeout is not None and timeout < 0:
        raise ValueError("'timeout' must be a non-negative number")
    if not condition.wait_for(ready, timeout):
        raise error


class PriorityQueue(Queue):
    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)


class LifoQueue(Queue):
    def _init(self, maxsize):
        self.queue = []

    def _get(self):
        return self.queue.pop()


class SimpleQueue:
    def __init__(self):
        self._items = deque()
        self._filled = _QueueCondition(Lock())

    def put(self, item, block=True, timeout=None):
        with self._filled:
            self._items.append(item)
            self._filled.notify()

    def get(self, block=True, timeout=None):
        with self._filled:
            _until(self._filled, lambda: self._items, block, timeout, Empty)
            return self._items.popleft()

    def put_nowait(self, item):
        self.put(item)

    def get_nowait(self):
        return self.get(block=False)

    def empty(self):
        return not self._items

    def qsize(self):
        return len(self._items)


SimpleQueue.__module__ = "_queue"
