import asyncio


async def write_log():
    await asyncio.sleep(1)
    raise OSError("disk is full")


async def main():
    log = asyncio.create_task(write_log(), name="log")
    await asyncio.sleep(3)
    print("goodbye")


asyncio.run(main())
