import asyncio


async def main():
    try:
        asyncio.Semaphore(-1)
    except ValueError as error:
        print(error)
    plain = asyncio.Semaphore(0)
    plain.release()
    plain.release()
    print(await plain.acquire(), await plain.acquire(), plain.locked())
    bounded = asyncio.BoundedSemaphore(1)
    try:
        bounded.release()
    except ValueError as error:
        print(error)


asyncio.run(main())
