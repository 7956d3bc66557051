import threading


def f():
    print(threading.current_thread().name)


class Callable:
    def __call__(self):
        print(threading.current_thread().name)


threading.Thread(target=f).start()
threading.Thread(target=lambda: f()).start()
threading.Thread(target=Callable()).start()
threading.Thread(name="mine", target=f).start()
threading.Thread(target=f).start()
thread = threading.Thread(target=f)
thread.name = "renamed"
thread.start()
print(threading.current_thread().name, threading.current_thread() is threading.main_thread())
