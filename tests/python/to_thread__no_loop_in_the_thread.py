import asyncio
import time


def work():
    for ask in (asyncio.get_running_loop, asyncio.current_task):
        try:
            print(ask())
        except RuntimeError as error:
            print(error)
    time.sleep(0.1)
    try:
        asyncio.create_task(asyncio.sleep(0))
    except RuntimeError as error:
        print(error)


async def main():
    await asyncio.to_thread(work)


asyncio.run(main())
