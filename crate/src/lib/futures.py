"""`concurrent.futures`: pools whose workers are modelled threads."""

import threading
import time
from threading import _left
from _threads import begin, current, failed, label as _label, park, unpark
from collections import deque, namedtuple

__all__ = [
    "ALL_COMPLETED", "BrokenExecutor", "CancelledError", "Executor", "FIRST_COMPLETED", "FIRST_EXCEPTION", "Future", "InvalidStateError",
    "ProcessPoolExecutor", "ThreadPoolExecutor", "TimeoutError", "as_completed", "wait",
]

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

TimeoutError = TimeoutError
DoneAndNotDoneFutures = namedtuple("DoneAndNotDoneFutures", "done not_done")


class Error(Exception):
    pass


class CancelledError(Error):
    pass


class InvalidStateError(Error):
    pass


class BrokenExecutor(RuntimeError):
    pass


class BrokenThreadPool(BrokenExecutor):
    pass


class BrokenProcessPool(BrokenExecutor):
    pass


class Future:
    def __init__(self):
        self._state = "PENDING"
        self._result = self._exception = None
        self._done_callbacks = []
        self._waiters = []
        # The number of the worker that runs it.
        self._thread = None

    def cancel(self):
        if self._state in ("RUNNING", "FINISHED"):
            return False
        if not self.cancelled():
            self._settle("CANCELLED")
        return True

    def cancelled(self):
        return self._state in ("CANCELLED", "CANCELLED_AND_NOTIFIED")

    def running(self):
        return self._state == "RUNNING"

    def done(self):
        return self._state not in ("PENDING", "RUNNING")

    def result(self, timeout=None):
        self._wait(timeout)
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self, timeout=None):
        self._wait(timeout)
        return self._exception

    def add_done_callback(self, fn):
        if self.done():
            self._call(fn)
        else:
            self._done_callbacks.append(fn)

    def set_running_or_notify_cancel(self):
        if self._state == "CANCELLED":
            self._state = "CANCELLED_AND_NOTIFIED"
            return False
        if self._state != "PENDING":
            raise RuntimeError("Future in unexpected state")
        self._state = "RUNNING"
        return True

    def set_result(self, result):
        self._check()
        self._result = result
        self._settle("FINISHED")

    def set_exception(self, exception):
        self._check()
        self._exception = exception
        self._settle("FINISHED")

    def _check(self):
        if self.done():
            raise InvalidStateError(f"{self._state}: {self!r}")

    def _settle(self, state):
        self._state = state
        for thread in self._waiters:
            unpark(thread)
        for callback in self._done_callbacks:
            self._call(callback)

    def _call(self, callback):
        try:
            callback(self)
        except Exception as error:
            failed(f"exception calling callback for {self!r}", error)

    def _wait(self, timeout):
        if not self.done() and not _wait_for([self], timeout):
            raise TimeoutError
        if self.cancelled():
            raise CancelledError

    def __repr__(self):
        state = f"state={self._state.removesuffix('_AND_NOTIFIED').lower()}"
        if self._state == "FINISHED":
            how = "returned" if self._exception is None else "raised"
            what = self._result if self._exception is None else self._exception
            state += f" {how} {type(what).__name__}"
        return f"<{type(self).__name__} at {id(self):#x} {state}>"


def _wait_for(futures, timeout):
    """Parks until one of the futures is done: True. False when the time is over first."""
    me = current()
    for future in futures:
        future._waiters.append(me)
    thread = futures[0]._thread if len(futures) == 1 else None
    woken = (timeout is None or timeout > 0) and park("thread", "thread", thread, timeout)
    for future in futures:
        future._waiters.remove(me)
    return woken


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return condition: {return_when!r}")
    fs = dict.fromkeys(fs)
    end = None if timeout is None else time.monotonic() + timeout
    while True:
        done = {f for f in fs if f.done()}
        pending = [f for f in fs if not f.done()]
        failed = any(not f.cancelled() and f._exception is not None for f in done)
        enough = done and (return_when == FIRST_COMPLETED or return_when == FIRST_EXCEPTION and failed)
        if not pending or enough or not _wait_for(pending, _left(end)):
            return DoneAndNotDoneFutures(done, set(pending))


def as_completed(fs, timeout=None):
    pending = list(dict.fromkeys(fs))
    count = len(pending)
    end = None if timeout is None else time.monotonic() + timeout
    while pending:
        ready = [f for f in pending if f.done()]
        if not ready and not _wait_for(pending, _left(end)):
            raise TimeoutError(f"{len(pending)} (of {count}) futures unfinished")
        pending = [f for f in pending if f not in ready]
        yield from ready


class Executor:
    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError

    def map(self, fn, *iterables, timeout=None, chunksize=1, buffersize=None):
        if buffersize is not None and buffersize < 1:
            raise ValueError("buffersize must be None or > 0")
        end = None if timeout is None else time.monotonic() + timeout
        items = zip(*iterables)
        futures = deque()
        for item in items:
            futures.append(self.submit(fn, *item))
            if len(futures) == buffersize:
                break
        return self._results(fn, items, futures, end, buffersize)

    def _results(self, fn, items, futures, end, buffersize):
        try:
            while futures:
                if buffersize and (item := next(items, None)) is not None:
                    futures.append(self.submit(fn, *item))
                future = futures.popleft()
                try:
                    yield future.result(_left(end))
                finally:
                    future.cancel()
        finally:
            for future in futures:
                future.cancel()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.shutdown()
        return False


_pools = 0


class ThreadPoolExecutor(Executor):
    _kind = "ThreadPoolExecutor"
    _broken_error = BrokenThreadPool

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is None:
            max_workers = 32
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        if not thread_name_prefix:
            global _pools
            thread_name_prefix = f"{self._kind}-{_pools}"
            _pools += 1
        self._max_workers = max_workers
        self._thread_name_prefix = thread_name_prefix
        self._initializer = initializer
        self._initargs = initargs
        self._queue = deque()
        # The longest idle worker is the first.
        self._idle = deque()
        self._workers = []
        self._shutdown = False
        self._broken = None
        # Called when nothing is queued and nothing runs any more.
        self._when_empty = []

    def submit(self, fn, /, *args, **kwargs):
        if self._broken:
            raise self._broken_error(self._broken)
        if self._shutdown:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future = Future()
        self._queue.append((future, fn, args, kwargs))
        if self._idle or len(self._workers) < self._max_workers:
            worker = self._idle.popleft() if self._idle else self._hire()
            job = self._next(worker)
            if job:
                begin(worker._number, *job)
        return future

    def _hire(self):
        worker = self._new_worker(len(self._workers))
        worker._adopt(True)
        worker._fresh = self._initializer is not None
        self._workers.append(worker)
        return worker

    def _new_worker(self, number):
        return threading.Thread(name=f"{self._thread_name_prefix}_{number}", daemon=False)

    def _next(self, worker):
        """What the worker does next, as `begin` wants it; None: it is idle."""
        while self._queue:
            future, fn, args, kwargs = self._queue.popleft()
            if future.set_running_or_notify_cancel():
                future._thread = worker._number
                work = lambda: self._run(worker, fn, args, kwargs)
                return work, lambda *outcome: self._finish(worker, future, *outcome), _name(fn)
        self._idle.append(worker)
        if self._is_empty():
            for callback in self._when_empty:
                callback()
            self._when_empty.clear()
            if self._shutdown:
                self._dismiss()
        return None

    def _run(self, worker, fn, args, kwargs):
        if worker._fresh:
            worker._fresh = False
            try:
                self._initializer(*self._initargs)
            except BaseException as error:
                failed("Exception in initializer:", error)
                self._broken = "A thread initializer failed, the thread pool is not usable anymore"
                raise self._broken_error(self._broken) from None
        return fn(*args, **kwargs)

    def _finish(self, worker, future, result, exception):
        if exception is None:
            future.set_result(result)
        else:
            future.set_exception(exception)
        while self._broken and self._queue:
            self._queue.popleft()[0].set_exception(self._broken_error(self._broken))
        return self._next(worker)

    def _is_empty(self):
        return not self._queue and len(self._idle) == len(self._workers)

    def _dismiss(self):
        for worker in self._workers:
            worker._stop()

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._shutdown = True
        while cancel_futures and self._queue:
            self._queue.popleft()[0].cancel()
        if self._is_empty():
            self._dismiss()
        elif wait:
            me = current()
            self._when_empty.append(lambda: unpark(me))
            park("thread", self._thread_name_prefix)


class ProcessPoolExecutor(ThreadPoolExecutor):
    _kind = "ProcessPoolExecutor"
    _process_kind = "ForkServerProcess"
    _broken_error = BrokenProcessPool

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        super().__init__(max_workers, "", initializer, initargs)

    def _new_worker(self, number):
        from multiprocessing import _staff
        worker = super()._new_worker(number)
        _staff(worker, self._process_kind)
        return worker

    def map(self, fn, *iterables, timeout=None, chunksize=1, buffersize=None):
        if chunksize < 1:
            raise ValueError("chunksize must be >= 1.")
        return super().map(fn, *iterables, timeout=timeout, buffersize=buffersize)


def _name(fn):
    """The name of the program's own function within what `to_thread` makes of it."""
    while hasattr(fn, "func"):
        run = getattr(fn.func, "__name__", None) == "run" and fn.args
        fn = fn.args[0] if run else fn.func
    return _label(fn)


for _class in (Error, CancelledError, InvalidStateError, BrokenExecutor, Future, Executor):
    _class.__module__ = "concurrent.futures._base"
ThreadPoolExecutor.__module__ = BrokenThreadPool.__module__ = "concurrent.futures.thread"
ProcessPoolExecutor.__module__ = BrokenProcessPool.__module__ = "concurrent.futures.process"
