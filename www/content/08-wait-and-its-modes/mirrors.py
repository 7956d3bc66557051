import asyncio


async def fetch(mirror, seconds):
    await asyncio.sleep(seconds)
    print(mirror, "has answered")
    return "index from " + mirror


async def main():
    tasks = [
        asyncio.create_task(fetch("Oslo", 3), name="Oslo"),
        asyncio.create_task(fetch("Quito", 1), name="Quito"),
        asyncio.create_task(fetch("Perth", 2), name="Perth"),
    ]
    done, pending = await asyncio.wait(
        tasks, return_when=asyncio.FIRST_COMPLETED
    )
    print(len(done), "done,", len(pending), "pending")
    print(done.pop().result())
    await asyncio.sleep(4)
    print("closing")


asyncio.run(main())
