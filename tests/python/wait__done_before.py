import asyncio


async def work():
    return 1


async def main():
    task = asyncio.create_task(work())
    future = asyncio.get_running_loop().create_future()
    future.set_result(2)
    await task
    print("before")
    done, pending = await asyncio.wait([task, future], return_when=asyncio.FIRST_COMPLETED)
    print([item.result() for item in done], pending)


asyncio.run(main())
