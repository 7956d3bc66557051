"""An exception in the block gives the lock back."""
import asyncio


async def main():
    lock = asyncio.Lock()
    try:
        async with lock:
            raise ValueError("in the block")
    except ValueError as error:
        print(error, lock.locked())
    lock.note = "attributes can be set"
    print(lock.note)


asyncio.run(main())
