"""Threads that take turns: one runs until it blocks, then the next."""

import time
from _threads import begin, create, current as _current, failed, label, park as _park, unpark as _unpark

__all__ = [
    "Barrier", "BoundedSemaphore", "BrokenBarrierError", "Condition", "Event", "ExceptHookArgs", "Lock", "RLock", "Semaphore",
    "TIMEOUT_MAX", "Thread", "ThreadError", "Timer", "active_count", "current_thread", "enumerate", "excepthook", "get_ident",
    "get_native_id", "local", "main_thread",
]

TIMEOUT_MAX = 9223372036.0
ThreadError = RuntimeError

_threads = {}
_unnamed = 0


def _wait(waiters, what, timeout=None, thread=None):
    """Parks until `_wake` takes this thread out of the list: True. False when the time is over first."""
    me = _current()
    waiters.append(me)
    if _park(what, what, thread, timeout):
        return True
    waiters.remove(me)
    return False


def _wake(waiters, count=None):
    for thread in waiters[:count]:
        waiters.remove(thread)
        _unpark(thread)


def _left(end):
    # The clock counts whole nanoseconds: what is left of one would never pass.
    return None if end is None else round(end - time.monotonic(), 9)


def _timeout(blocking, timeout):
    if not blocking and timeout != -1:
        raise ValueError("can't specify a timeout for a non-blocking call")
    if timeout < 0 and timeout != -1:
        raise ValueError("timeout value must be a non-negative number")
    return None if timeout == -1 else timeout


class lock:
    def __init__(self):
        self._locked = False
        self._waiters = []

    def acquire(self, blocking=True, timeout=-1):
        timeout = _timeout(blocking, timeout)
        if not self._locked:
            self._locked = True
            return True
        return bool(blocking) and _wait(self._waiters, "lock", timeout)

    def release(self):
        if not self._locked:
            raise RuntimeError("release unlocked lock")
        # It goes to the one that waits longest, without ever being free.
        self._locked = bool(self._waiters)
        _wake(self._waiters, 1)

    def locked(self):
        return self._locked

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc_info):
        self.release()

    def __repr__(self):
        state = "locked" if self._locked else "unlocked"
        return f"<{state} _thread.lock object at {id(self):#x}>"

    def _is_owned(self):
        return self._locked

    def _release_save(self):
        self.release()

    def _acquire_restore(self, saved):
        self.acquire()


class RLock:
    def __init__(self):
        self._owner = None
        self._count = 0
        self._waiters = []

    def acquire(self, blocking=True, timeout=-1):
        timeout = _timeout(blocking, timeout)
        me = _current()
        if self._owner == me:
            self._count += 1
            return True
        if self._owner is not None and not (blocking and _wait(self._waiters, "lock", timeout)):
            return False
        self._owner, self._count = me, 1
        return True

    def release(self):
        if self._owner != _current():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if self._count == 0:
            self._release_save()

    def locked(self):
        return self._owner is not None

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc_info):
        self.release()

    def __repr__(self):
        state = "unlocked" if self._owner is None else "locked"
        owner = 0 if self._owner is None else self._owner + 1
        return f"<{state} _thread.RLock object owner={owner} count={self._count} at {id(self):#x}>"

    def _is_owned(self):
        return self._owner == _current()

    def _release_save(self):
        count, self._count = self._count, 0
        self._owner = self._waiters[0] if self._waiters else None
        _wake(self._waiters, 1)
        return count

    def _acquire_restore(self, saved):
        self.acquire()
        self._count = saved or 1


lock.__module__ = RLock.__module__ = "_thread"
Lock = lock


class Condition:
    _what = "condition"

    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire = self._lock.acquire
        self.release = self._lock.release
        self._waiters = []

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *exc_info):
        return self._lock.__exit__(*exc_info)

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._waiters)})>"

    def wait(self, timeout=None):
        if not self._lock._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        saved = self._lock._release_save()
        try:
            if timeout is not None and timeout <= 0:
                return False
            return _wait(self._waiters, self._what, timeout)
        finally:
            self._lock._acquire_restore(saved)

    def wait_for(self, predicate, timeout=None):
        end = None if timeout is None else time.monotonic() + timeout
        while not (result := predicate()):
            left = _left(end)
            if left is not None and left <= 0:
                break
            self.wait(left)
        return result

    def notify(self, n=1):
        if not self._lock._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        _wake(self._waiters, n)

    def notify_all(self):
        self.notify(len(self._waiters))


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value = value
        self._waiters = []

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        end = None if timeout is None else time.monotonic() + timeout
        while self._value == 0:
            left = _left(end)
            if not blocking or left is not None and left <= 0 or not _wait(self._waiters, "semaphore", left):
                return False
        self._value -= 1
        return True

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        self._value += n
        _wake(self._waiters, n)

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc_info):
        self.release()

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} at {id(self):#x}: value={self._describe()}>"

    def _describe(self):
        return self._value


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def release(self, n=1):
        if n >= 1 and self._value + n > self._initial_value:
            raise ValueError("Semaphore released too many times")
        super().release(n)

    def _describe(self):
        return f"{self._value}/{self._initial_value}"


class Event:
    def __init__(self):
        self._flag = False
        self._waiters = []

    def is_set(self):
        return self._flag

    def set(self):
        self._flag = True
        _wake(self._waiters)

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        return self._flag or (timeout is None or timeout > 0) and _wait(self._waiters, "event", timeout)

    def __repr__(self):
        state = "set" if self._flag else "unset"
        return f"<{type(self).__module__}.{type(self).__qualname__} at {id(self):#x}: {state}>"


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be >= 1")
        self._parties = parties
        self._action = action
        self._default_timeout = timeout
        self._round = _Round()

    parties = property(lambda self: self._parties)
    n_waiting = property(lambda self: len(self._round.waiters))
    broken = property(lambda self: self._round.broken)

    def wait(self, timeout=None):
        timeout = self._default_timeout if timeout is None else timeout
        round = self._round
        if round.broken:
            raise BrokenBarrierError
        index = len(round.waiters)
        if index + 1 == self._parties:
            try:
                if self._action:
                    self._action()
            except BaseException:
                self.abort()
                raise
            self._round = _Round()
            _wake(round.waiters)
            return index
        if not _wait(round.waiters, "barrier", timeout):
            self.abort()
        if round.broken:
            raise BrokenBarrierError
        return index

    def reset(self):
        if self._round.waiters:
            self.abort()
        self._round = _Round()

    def abort(self):
        self._round.broken = True
        _wake(self._round.waiters)

    def __repr__(self):
        state = "broken" if self.broken else f"waiters={self.n_waiting}/{self._parties}"
        return f"<{type(self).__module__}.{type(self).__qualname__} at {id(self):#x}: {state}>"


class _Round:
    def __init__(self):
        self.waiters = []
        self.broken = False


class ExceptHookArgs(tuple):
    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])


def excepthook(args, /):
    """Reports an exception that ended a thread."""
    if args.exc_type is not SystemExit:
        failed(f"Exception in thread {args.thread.name}:", args.exc_value)


__excepthook__ = excepthook


class Thread:
    _number = None
    _stopped = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None, context=None):
        assert group is None, "group argument must be None for now"
        if name is None:
            global _unnamed
            _unnamed += 1
            name = f"Thread-{_unnamed}"
            if hasattr(target, "__name__"):
                name += f" ({target.__name__})"
        self._name = str(name)
        self._target = target
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._context = context
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._joiners = []

    def start(self):
        self._check()
        if self._number is not None:
            raise RuntimeError("threads can only be started once")
        self._adopt(False)
        run = self.run
        if self._context is not None:
            run = lambda: self._context.run(self.run)
        begin(self._number, run, self._finish, label(self._target or self.run))

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def join(self, timeout=None):
        self._check()
        if self._number is None:
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if not self._stopped:
            _wait(self._joiners, "thread", timeout, self._number)

    def is_alive(self):
        self._check()
        return self._number is not None and not self._stopped

    def _check(self):
        if not hasattr(self, "_name"):
            raise RuntimeError("thread.__init__() not called" if self._number is None else "Thread.__init__() not called")

    def _adopt(self, worker):
        """Makes the thread itself, which has nothing to run yet."""
        self._number = create(self._name, self._daemonic, worker)
        _threads[self._number] = self

    def _finish(self, result, exception):
        if exception is not None:
            hook_args = ExceptHookArgs((type(exception), exception, exception.__traceback__, self))
            try:
                excepthook(hook_args)
            except Exception as error:
                failed("Exception in threading.excepthook:", error)
        self._stop()

    def _stop(self):
        if not self._stopped:
            self._stopped = True
            _threads.pop(self._number, None)
            _wake(self._joiners)

    @property
    def name(self):
        self._check()
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name)

    @property
    def ident(self):
        return None if self._number is None else self._number + 1

    native_id = ident

    @property
    def daemon(self):
        self._check()
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        self._check()
        if self._number is not None:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name

    def isDaemon(self):
        return self.daemon

    def setDaemon(self, daemonic):
        self.daemon = daemonic

    def __repr__(self):
        state = "stopped" if self._stopped else "initial" if self._number is None else "started"
        daemon = " daemon" if self._daemonic else ""
        ident = "" if self._number is None else f" {self.ident}"
        return f"<{type(self).__name__}({self._name}, {state}{daemon}{ident})>"


class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    def __init__(self):
        self._name = "MainThread"
        self._number = 0
        self._daemonic = False
        self._joiners = []


_threads[0] = _main = _MainThread()


def current_thread():
    return _threads.get(_current(), _main)


def main_thread():
    return _main


def get_ident():
    return _current() + 1


def active_count():
    return len(_threads)


def enumerate():
    return list(_threads.values())


get_native_id = get_ident
currentThread = current_thread
activeCount = active_count


class local:
    def __new__(cls, /, *args, **kwargs):
        self = object.__new__(cls)
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        object.__setattr__(self, "_local", ({_current(): {}}, args, kwargs))
        return self

    def __getattribute__(self, name):
        values = _values(self)
        if name == "__dict__":
            return values
        if name in values:
            return values[name]
        try:
            return object.__getattribute__(self, name)
        except AttributeError:
            owner = "_thread._local" if type(self) is local else type(self).__name__
            raise AttributeError(f"'{owner}' object has no attribute '{name}'", name=name, obj=self) from None

    def __setattr__(self, name, value):
        _values(self)[name] = value

    def __delattr__(self, name):
        values = _values(self)
        if name not in values:
            getattr(self, name)
        del values[name]


def _values(this):
    """The attributes that the present thread sees."""
    by_thread, args, kwargs = object.__getattribute__(this, "_local")
    me = _current()
    values = by_thread.get(me)
    if values is None:
        values = by_thread[me] = {}
        type(this).__init__(this, *args, **kwargs)
    return values
