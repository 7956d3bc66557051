# Futures that are done already report in the order of a set of them: by where they lie, not as they were given.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    for size in range(1, 6):
        futures = [loop.create_future() for _ in range(size)]
        for number, future in enumerate(futures):
            future.set_result(number)
        print([await each for each in asyncio.as_completed(futures)])


asyncio.run(main())
