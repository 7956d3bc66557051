import asyncio


async def work(n):
    await asyncio.sleep(n)
    return n


loop = asyncio.new_event_loop()
print(loop.run_until_complete(work(2)), loop.time(), loop.is_running(), loop.is_closed())
task = loop.create_task(work(1))
loop.call_later(3, loop.stop)
loop.run_forever()
print(task.result(), loop.time())
loop.close()
print(loop.is_closed())
try:
    loop.call_soon(print)
except RuntimeError as error:
    print(error)
