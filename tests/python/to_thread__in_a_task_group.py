import asyncio
import time


def work(n):
    time.sleep(n)
    if n == 2:
        raise ValueError("two")
    print("worked", n)
    return n


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(asyncio.to_thread(work, n)) for n in (1, 2, 3)]
    except* ValueError as errors:
        print(errors.exceptions)
    print([task.cancelled() for task in tasks], asyncio.get_running_loop().time())


asyncio.run(main())
print(time.monotonic())
