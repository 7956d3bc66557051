from concurrent.futures import Future, InvalidStateError

future = Future()
print(future.done(), future.running(), future.cancelled(), future)
future.add_done_callback(lambda f: print("callback", f.result()))
print(future.set_running_or_notify_cancel(), future.running(), future.cancel())
future.set_result(5)
print(future.result(), future.exception(), future)
for call in (lambda: future.set_result(1), lambda: future.set_exception(ValueError())):
    try:
        call()
    except InvalidStateError as error:
        print(type(error).__name__)
failed = Future()
failed.set_exception(KeyError("x"))
print(repr(failed.exception()), failed)
cancelled = Future()
print(cancelled.cancel(), cancelled.cancelled(), cancelled.set_running_or_notify_cancel(), cancelled)
future.add_done_callback(lambda f: print("late callback", f.done()))
