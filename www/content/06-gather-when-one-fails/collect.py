import asyncio


async def upload(photo, seconds):
    await asyncio.sleep(seconds)
    if photo == "blurry":
        raise ValueError("blurry is refused")
    print(photo, "stored")
    return photo


async def main():
    tasks = [
        asyncio.create_task(upload("sunset", 1), name="sunset"),
        asyncio.create_task(upload("blurry", 2), name="blurry"),
        asyncio.create_task(upload("harbour", 3), name="harbour"),
    ]
    results = await asyncio.gather(*tasks, return_exceptions=True)
    print("report")
    for task, result in zip(tasks, results):
        if isinstance(result, Exception):
            print(task.get_name(), "failed:", result)
        else:
            print(task.get_name(), "is fine")


asyncio.run(main())
