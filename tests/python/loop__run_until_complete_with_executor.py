import asyncio
import time


def work():
    time.sleep(0.3)
    return "done"


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(loop.run_until_complete(loop.run_in_executor(None, work)))
loop.run_in_executor(None, work)
loop.run_until_complete(asyncio.sleep(0.1))
print(time.monotonic())
loop.run_until_complete(loop.shutdown_default_executor())
print(time.monotonic())
loop.close()
