import asyncio


async def fail():
    raise ZeroDivisionError("nobody looks")


async def main():
    task = asyncio.create_task(fail(), name="ignored")
    await asyncio.sleep(1)
    print("main ends")


asyncio.run(main())
