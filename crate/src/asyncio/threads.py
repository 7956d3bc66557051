"""What asyncio has to do with threads. The functions within functions have CPython's names, since the loop's log shows them."""


async def to_thread(func, /, *args, **kwargs):
    from contextvars import copy_context
    from functools import partial
    call = partial(copy_context().run, func, *args, **kwargs)
    return await get_running_loop().run_in_executor(None, call)


def _run_in_executor(loop, executor, call):
    if executor is None:
        from concurrent.futures import ThreadPoolExecutor
        executor = ThreadPoolExecutor(thread_name_prefix="asyncio")
        loop.set_default_executor(executor)
    return wrap_future(executor.submit(*call), loop=loop)


async def _shutdown_default_executor(loop, executor, limit):
    executor._shutdown = True
    future = loop.create_future()
    if executor._is_empty():
        executor._dismiss()
        future.set_result(None)
    else:
        executor._when_empty.append(lambda: future.done() or future.set_result(None))
        _threads.answers(future, None)
    if limit is None:
        return await future
    try:
        async with timeout(limit):
            await future
    except TimeoutError:
        _threads.warn("RuntimeWarning", f"The executor did not finishing joining its threads within {limit} seconds.")


def wrap_future(future, *, loop=None):
    from concurrent.futures import Future as ConcurrentFuture
    if isfuture(future):
        return future
    assert isinstance(future, ConcurrentFuture), f"concurrent.futures.Future is expected, got {future!r}"
    if loop is None:
        loop = get_event_loop()
    wrapped = loop.create_future()
    _threads.answers(wrapped, future._thread)
    _chain_future(future, wrapped)
    return wrapped


def run_coroutine_threadsafe(coro, loop):
    from concurrent.futures import Future as ConcurrentFuture
    if not iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    future = ConcurrentFuture()

    def callback():
        try:
            _chain_future(ensure_future(coro, loop=loop), future)
        except BaseException as error:
            if not isinstance(error, (SystemExit, KeyboardInterrupt)) and future.set_running_or_notify_cancel():
                future.set_exception(error)
            raise

    loop.call_soon_threadsafe(callback)
    return future


def _chain_future(source, destination):
    """The destination gets the source's outcome, and the source its cancellation. One of them is asyncio's, or both are."""
    source_loop = source.get_loop() if isfuture(source) else None
    target_loop = destination.get_loop() if isfuture(destination) else None

    def _set_state(future, other):
        (_copy_to_task_side if target_loop else _copy_to_thread_side)(other, future)

    def _call_check_cancel(destination):
        if not destination.cancelled():
            return
        if source_loop is None or source_loop is target_loop:
            source.cancel()
        else:
            source_loop.call_soon_threadsafe(source.cancel)

    def _call_set_state(source):
        if target_loop is None or target_loop is source_loop:
            _set_state(destination, source)
        elif not target_loop.is_closed():
            target_loop.call_soon_threadsafe(_set_state, destination, source)

    destination.add_done_callback(_call_check_cancel)
    source.add_done_callback(_call_set_state)


def _copy_to_task_side(source, future):
    if future.cancelled():
        return
    if source.cancelled():
        future.cancel()
    elif (error := source.exception()) is None:
        future.set_result(source.result())
    else:
        future.set_exception(_as_asyncio_error(error))


def _as_asyncio_error(error):
    kind = type(error)
    if kind.__module__ == "concurrent.futures._base" and kind.__name__ in ("CancelledError", "InvalidStateError"):
        return getattr(exceptions, kind.__name__)(*error.args).with_traceback(error.__traceback__)
    return error


def _copy_to_thread_side(source, future):
    if source.cancelled():
        future.cancel()
    if not future.set_running_or_notify_cancel():
        return
    if (error := source.exception()) is None:
        future.set_result(source.result())
    else:
        future.set_exception(error)


import _threads

threads.to_thread = to_thread
futures.wrap_future = wrap_future
tasks.run_coroutine_threadsafe = run_coroutine_threadsafe
