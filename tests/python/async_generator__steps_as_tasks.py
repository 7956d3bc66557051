import asyncio


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("finally")


async def main():
    steps = numbers()
    task = asyncio.create_task(steps.__anext__(), name="next")
    print(await task, task)
    closing = asyncio.ensure_future(steps.aclose())
    print(closing.get_coro() is not None, asyncio.iscoroutine(numbers().aclose()))
    closing.cancel()
    try:
        await closing
    except asyncio.CancelledError:
        print("cancelled")
    print(await anext(steps, "over"))


asyncio.run(main())
