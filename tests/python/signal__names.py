import asyncio
import signal

print(signal.SIGINT, repr(signal.SIGTERM), signal.Signals(15).name, signal.SIGINT == 2, signal.Signals.SIGHUP)
old = signal.signal(signal.SIGTERM, lambda number, frame: print("got", number))
print(old == signal.SIG_DFL, callable(signal.getsignal(signal.SIGTERM)))
try:
    signal.signal(signal.SIGTERM, 5.5)
except TypeError as error:
    print(error)


async def main():
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    loop.call_later(1, stop.set)
    await stop.wait()
    print("stopped at", loop.time())
    print(loop.remove_signal_handler(signal.SIGINT))


asyncio.run(main())
