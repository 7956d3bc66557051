import asyncio


async def tree(depth, path):
    print(path)
    if depth:
        kids = [asyncio.create_task(tree(depth - 1, f"{path}.{n}")) for n in (1, 2)]
        for kid in kids:
            await kid
    print("end of", path)


asyncio.run(tree(2, "root"))
