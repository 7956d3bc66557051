import asyncio


async def build(part, seconds):
    await asyncio.sleep(seconds)
    print(f"{part}: 完成")


async def fail(seconds):
    await asyncio.sleep(seconds)
    raise ValueError("坏了")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(build("屋顶", 1), name="roof")
            group.create_task(fail(2), name="walls")
            group.create_task(build("门", 3), name="door")
    except* ValueError:
        print("其他任务被取消了")


asyncio.run(main())
