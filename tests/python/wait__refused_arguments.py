import asyncio


async def work():
    pass


async def attempt(*args, **kwargs):
    try:
        await asyncio.wait(*args, **kwargs)
    except Exception as error:
        print(type(error).__name__, error)


async def main():
    task = asyncio.create_task(work())
    await attempt([])
    await attempt(set())
    await attempt(task)
    await attempt([task], return_when="SOME")
    coroutine = work()
    await attempt([coroutine])
    await attempt(coroutine)
    coroutine.close()
    await attempt([1])
    await attempt(5)


asyncio.run(main())
