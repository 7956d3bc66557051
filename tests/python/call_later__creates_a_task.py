import asyncio


async def work(name):
    print(name, asyncio.current_task().get_name())
    await asyncio.sleep(1)
    print(name, "ends")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(1, lambda: asyncio.create_task(work("timed")))
    await asyncio.sleep(3)


asyncio.run(main())
