import asyncio


class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


def fails(name):
    thing = Thing(name)
    raise ValueError(thing.name)


try:
    fails("handled")
except ValueError as error:
    print("caught", error)
print("after the clause")

kept = None
try:
    fails("kept")
except ValueError as error:
    kept = error
print("still there")
kept = None
print("dropped")


async def child():
    thing = Thing("child's")
    await asyncio.sleep(0.1)
    raise KeyError(thing.name)


async def main():
    task = asyncio.create_task(child())
    await asyncio.wait([task])
    print("failed", task.exception())
    del task
    print("task dropped")


asyncio.run(main())
