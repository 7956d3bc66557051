import asyncio


async def tree(group, depth):
    await asyncio.sleep(0.1)
    print("depth", depth)
    if depth < 2:
        for _ in range(2):
            group.create_task(tree(group, depth + 1))


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(tree(group, 0))
    coro = tree(group, 9)
    try:
        group.create_task(coro)
    except RuntimeError as error:
        print(str(error).split(" at ")[0].split("<")[0])
    coro.close()


asyncio.run(main())
