import asyncio


async def work():
    try:
        await asyncio.sleep(1)
    finally:
        print("finally on close")


coro = work()


async def main():
    try:
        await asyncio.wait_for(asyncio.sleep(1), 5)
    finally:
        print("main ends")


class Pause:
    def __await__(self):
        got = yield "paused"
        return got


async def user():
    print("got", await Pause())


c = user()
print(c.send(None))
try:
    c.send("sent")
except StopIteration:
    print("ended")
c = user()
c.send(None)
try:
    c.throw(ValueError("thrown"))
except ValueError as error:
    print(repr(error))
coro.close()
asyncio.run(main())
