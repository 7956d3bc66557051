import asyncio


async def other():
    print("other runs")


async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_result(1)
    task = asyncio.create_task(other())
    await future
    print("no turn was given")
    await task


asyncio.run(main())
