import asyncio


async def who():
    print(asyncio.current_task().get_name())


async def main():
    await who()
    await asyncio.wait_for(who(), 1)
    await asyncio.create_task(who())


asyncio.run(main())
