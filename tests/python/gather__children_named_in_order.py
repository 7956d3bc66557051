import asyncio


async def who():
    print(asyncio.current_task().get_name())


async def main():
    await asyncio.gather(who(), asyncio.create_task(who(), name="mine"), who())


asyncio.run(main())
