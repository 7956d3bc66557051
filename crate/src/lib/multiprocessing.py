"""Processes, modelled as threads that have a process's name and number. They see the program's own objects, not copies."""

import queue as _queue
import threading
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from threading import Barrier, BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore
from _threads import failed as _failed, kill as _kill

_count = 0
_children = []


class ProcessError(Exception):
    pass


class TimeoutError(ProcessError):
    pass


class Process(threading.Thread):
    _kind = "Process"
    _exitcode = None

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        global _count
        _count += 1
        super().__init__(group, target, name or f"{self._kind}-{_count}", args, kwargs, daemon=daemon)
        self._pid = 42 + _count
        self._process = self

    def start(self):
        assert self._number is None, "cannot start a process twice"
        _children.append(self)
        super().start()

    def _finish(self, result, exception):
        self._exitcode = 0
        if isinstance(exception, SystemExit):
            code = exception.code
            self._exitcode = code if isinstance(code, int) else int(code is not None)
        elif exception is not None:
            self._exitcode = 1
            _failed(f"Process {self.name}:", exception)
        self._stop()

    def _stop(self):
        if self in _children:
            _children.remove(self)
        super()._stop()

    def terminate(self, signal=15):
        if self.is_alive():
            _kill(self._number)
            self._exitcode = -signal
            self._stop()

    def kill(self):
        self.terminate(9)

    def close(self):
        if self.is_alive():
            raise ValueError("Cannot close a process while it is still running. You should first call join() or terminate().")

    @property
    def pid(self):
        return None if self._number is None else self._pid

    ident = pid

    @property
    def exitcode(self):
        return self._exitcode

    def __repr__(self):
        state = "initial" if self._number is None else "started" if self.is_alive() else "stopped"
        pid = "" if self._number is None else f" pid={self.pid}"
        code = "" if self._exitcode is None else f" exitcode={self._exitcode}"
        daemon = " daemon" if self.daemon else ""
        return f"<{type(self).__name__} name={self.name!r}{pid} parent=42 {state}{code}{daemon}>"


class _MainProcess:
    name = "MainProcess"
    pid = ident = 42
    daemon = False
    exitcode = None

    def is_alive(self):
        return True

    def __repr__(self):
        return "<_MainProcess name='MainProcess' parent=None started>"


_main = _MainProcess()


def _staff(worker, kind):
    """A pool's worker has a process of its own."""
    worker._process = Process()
    worker._process.name = worker._process.name.replace("Process", kind)
    worker._pid = worker._process._pid


def current_process():
    return getattr(threading.current_thread(), "_process", _main)


def parent_process():
    return None if current_process() is _main else _main


def active_children():
    return list(_children)


def cpu_count():
    return 1


def freeze_support():
    pass


def get_start_method(allow_none=False):
    return "forkserver"


def set_start_method(method, force=False):
    pass


def get_context(method=None):
    import multiprocessing
    return multiprocessing


class Queue(_queue.Queue):
    def close(self):
        pass

    join_thread = cancel_join_thread = close


class JoinableQueue(Queue):
    pass


class SimpleQueue(Queue):
    pass


class _Shared:
    def __init__(self, value):
        self._lock = RLock()
        self.value = value

    def get_lock(self):
        return self._lock

    def get_obj(self):
        return self

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *exc_info):
        self._lock.release()

    def __repr__(self):
        return f"<Synchronized wrapper for {self.value!r}>"


class _SharedArray(_Shared):
    def __len__(self):
        return len(self.value)

    def __getitem__(self, index):
        return self.value[index]

    def __setitem__(self, index, item):
        self.value[index] = item

    def __iter__(self):
        return iter(self.value)


def Value(typecode_or_type, value=0, *, lock=True):
    return _Shared(float(value) if typecode_or_type in ("d", "f", float) else value)


def Array(typecode_or_type, size_or_initializer, *, lock=True):
    zero = 0.0 if typecode_or_type in ("d", "f", float) else 0
    given = size_or_initializer
    return _SharedArray([zero] * given if isinstance(given, int) else list(given))


class _Connection:
    def __init__(self, inbox, outbox):
        self._inbox = inbox
        self._outbox = outbox

    def send(self, obj):
        self._outbox.put(obj)

    def recv(self):
        return self._inbox.get()

    def poll(self, timeout=0.0):
        return not self._inbox.empty()

    def close(self):
        pass


def Pipe(duplex=True):
    one, other = Queue(), Queue()
    return _Connection(one, other), _Connection(other, one)


class Manager:
    dict, list, Queue, JoinableQueue = dict, list, Queue, JoinableQueue
    Lock, RLock, Event, Semaphore, Condition, Barrier = Lock, RLock, Event, Semaphore, Condition, Barrier

    class Namespace:
        def __init__(self, /, **values):
            self.__dict__.update(values)

    def Value(self, typecode, value):
        return _Shared(value)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        pass

    shutdown = __exit__


class AsyncResult:
    def __init__(self, futures, finish, callback=None, error_callback=None):
        self._futures = futures
        self._finish = finish
        self._callbacks = callback, error_callback
        self._left = len(futures)
        self._all = Future()
        for future in futures:
            future.add_done_callback(self._one_done)
        if not futures:
            self._settle()

    def _one_done(self, future):
        self._left -= 1
        if self._left == 0 and not self._all.done():
            self._settle()

    def _settle(self):
        callback, error_callback = self._callbacks
        error = next((error for future in self._futures if (error := future.exception())), None)
        if error is not None:
            if error_callback:
                error_callback(error)
            return self._all.set_exception(error)
        result = self._finish([future.result() for future in self._futures])
        if callback:
            callback(result)
        self._all.set_result(result)

    def get(self, timeout=None):
        self.wait(timeout)
        if not self.ready():
            raise TimeoutError
        return self._all.result()

    def wait(self, timeout=None):
        from concurrent.futures import wait
        wait([self._all], timeout)

    def ready(self):
        return self._all.done()

    def successful(self):
        if not self.ready():
            raise ValueError(f"{self!r} not ready")
        return self._all.exception() is None


class _PoolExecutor(ProcessPoolExecutor):
    _process_kind = "ForkServerPoolWorker"


class _Pool:
    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None):
        if processes is not None and processes < 1:
            raise ValueError("Number of processes must be at least 1")
        self._executor = self._start(processes or 4, initializer, initargs)

    def _start(self, processes, initializer, initargs):
        return _PoolExecutor(processes, None, initializer, initargs)

    def _submit(self, func, calls):
        if self._executor._shutdown:
            raise ValueError("Pool not running")
        return [self._executor.submit(func, *args, **kwds) for args, kwds in calls]

    def apply(self, func, args=(), kwds={}):
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        return AsyncResult(self._submit(func, [(args, kwds)]), lambda results: results[0], callback, error_callback)

    def map(self, func, iterable, chunksize=None):
        return self.map_async(func, iterable).get()

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return AsyncResult(self._submit(func, [((item,), {}) for item in iterable]), list, callback, error_callback)

    def starmap(self, func, iterable, chunksize=None):
        return self.starmap_async(func, iterable).get()

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return AsyncResult(self._submit(func, [(args, {}) for args in iterable]), list, callback, error_callback)

    def imap(self, func, iterable, chunksize=1):
        return _results(self._submit(func, [((item,), {}) for item in iterable]))

    def imap_unordered(self, func, iterable, chunksize=1):
        return _results(as_completed(self._submit(func, [((item,), {}) for item in iterable])))

    def close(self):
        self._executor.shutdown(wait=False)

    def terminate(self):
        self._executor.shutdown(wait=False, cancel_futures=True)
        for worker in self._executor._workers:
            _kill(worker._number)
            worker._stop()

    def join(self):
        if not self._executor._shutdown:
            raise ValueError("Pool is still running")
        if any(worker.is_alive() for worker in self._executor._workers):
            self._executor.shutdown()

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.terminate()


def _results(futures):
    for future in futures:
        yield future.result()


def Pool(processes=None, initializer=None, initargs=(), maxtasksperchild=None):
    return _Pool(processes, initializer, initargs, maxtasksperchild)
