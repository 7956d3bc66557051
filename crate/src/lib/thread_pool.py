"""Pools of `multiprocessing` with threads in place of processes."""

import threading
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import AsyncResult, TimeoutError, _Pool


class _ThreadExecutor(ThreadPoolExecutor):
    def _new_worker(self, number):
        return threading.Thread(target=worker)


def worker():
    """What such threads are named for."""


class ThreadPool(_Pool):
    def _start(self, processes, initializer, initargs):
        return _ThreadExecutor(processes, "ThreadPool", initializer, initargs)


Pool = _Pool if __name__ == "multiprocessing.pool" else ThreadPool
