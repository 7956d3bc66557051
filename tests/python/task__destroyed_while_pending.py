import asyncio


async def waits(future):
    await future


loop = asyncio.new_event_loop()
task = loop.create_task(waits(loop.create_future()))
loop.run_until_complete(asyncio.sleep(1))
loop.close()
print("closed")
del task
