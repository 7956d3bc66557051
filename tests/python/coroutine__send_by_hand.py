async def three():
    return 3


async def six():
    return await three() + await three()


coro = six()
try:
    coro.send(None)
except StopIteration as stop:
    print("value", stop.value)
again = six()
again.close()
try:
    again.send(None)
except RuntimeError as error:
    print(error)
