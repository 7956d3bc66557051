import asyncio


async def sleeper():
    try:
        await asyncio.sleep(10)
    finally:
        print("finally runs")


async def main():
    task = asyncio.create_task(sleeper())
    await asyncio.sleep(1)
    task.cancel()
    print("asked", task.cancelling(), task.cancelled())
    try:
        await task
    except asyncio.CancelledError as error:
        print("got it", error.args)


asyncio.run(main())
