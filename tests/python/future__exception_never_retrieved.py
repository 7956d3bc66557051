import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_exception(RuntimeError("unseen"))
    del future
    await asyncio.sleep(0)
    print("end")


asyncio.run(main())
