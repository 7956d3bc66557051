import asyncio

print(issubclass(asyncio.CancelledError, Exception), issubclass(asyncio.CancelledError, BaseException))
print(issubclass(TimeoutError, OSError), issubclass(asyncio.InvalidStateError, Exception))


async def worker():
    try:
        await asyncio.sleep(10)
    except Exception:
        print("not caught here")
    except BaseException as error:
        print("caught as", type(error).__name__)


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(0)
    task.cancel()
    print(await task)


asyncio.run(main())
