import asyncio


async def fetch(mirror, seconds):
    await asyncio.sleep(seconds)


async def main():
    mirrors = {"Oslo": 3, "Quito": 1, "Perth": 6}
    tasks = [
        asyncio.create_task(fetch(mirror, seconds), name=mirror)
        for mirror, seconds in mirrors.items()
    ]
    done, pending = await asyncio.wait(tasks, timeout=4)
    for task in tasks:
        print(task.get_name(), "on time" if task in done else "late")


asyncio.run(main())
