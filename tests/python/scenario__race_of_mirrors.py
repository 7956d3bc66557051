import asyncio


async def mirror(name, delay, works=True):
    try:
        await asyncio.sleep(delay)
        if not works:
            raise ConnectionError(name)
        return name
    except asyncio.CancelledError:
        print(name, "is not needed")
        raise


async def first_good(*coros):
    pending = {asyncio.ensure_future(coro) for coro in coros}
    try:
        while pending:
            done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                if task.exception() is None:
                    return task.result()
                print("failed:", task.exception())
    finally:
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)


async def main():
    print(await first_good(mirror("slow", 3), mirror("broken", 1, works=False), mirror("good", 2)))


asyncio.run(main())
