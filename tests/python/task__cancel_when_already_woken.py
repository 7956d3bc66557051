import asyncio


async def worker(future):
    try:
        print("got", await future)
    except asyncio.CancelledError:
        print("cancelled although the future was done:", future.result())


async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(worker(future))
    await asyncio.sleep(0)
    future.set_result(1)
    task.cancel()
    await task


asyncio.run(main())
