import asyncio


async def visitor(name, comes, door):
    await asyncio.sleep(comes)
    print(f"{name} at the door")
    await door.wait()
    print(f"{name} inside")


async def keeper(door):
    await asyncio.sleep(3)
    print("the door opens")
    door.set()


async def main():
    door = asyncio.Event()
    await asyncio.gather(
        asyncio.create_task(visitor("Ann", 1, door), name="Ann"),
        asyncio.create_task(visitor("Bo", 2, door), name="Bo"),
        asyncio.create_task(visitor("Cleo", 5, door), name="Cleo"),
        asyncio.create_task(keeper(door), name="keeper"),
    )


asyncio.run(main())
