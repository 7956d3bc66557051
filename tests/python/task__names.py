import asyncio


async def nothing():
    pass


async def main():
    one = asyncio.create_task(nothing())
    two = asyncio.create_task(nothing(), name="second")
    three = asyncio.create_task(nothing(), name=3)
    print(one.get_name(), two.get_name(), three.get_name())
    one.set_name("renamed")
    print(one.get_name(), asyncio.current_task().get_name())
    await asyncio.gather(one, two, three)


asyncio.run(main())
