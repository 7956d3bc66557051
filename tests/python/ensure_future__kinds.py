import asyncio


async def work():
    return "w"


class Own:
    def __await__(self):
        return (yield from asyncio.sleep(1, "own").__await__())


async def main():
    task = asyncio.ensure_future(work())
    print(asyncio.ensure_future(task) is task, await task)
    future = asyncio.get_running_loop().create_future()
    print(asyncio.ensure_future(future) is future)
    print(await asyncio.ensure_future(Own()))
    try:
        asyncio.ensure_future(5)
    except TypeError as error:
        print(error)
    print(asyncio.isfuture(task), asyncio.isfuture(work), asyncio.iscoroutinefunction(work), asyncio.iscoroutinefunction(main))


asyncio.run(main())
