import asyncio


async def work():
    pass


coro = work()
try:
    asyncio.create_task(coro)
except RuntimeError as error:
    print(error)
coro.close()
