import asyncio

loop = asyncio.new_event_loop()
print("waiting")
loop.run_until_complete(loop.create_future())
