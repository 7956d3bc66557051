import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    try:
        await asyncio.wait_for(future, 1)
    except TimeoutError:
        print(future.cancelled())
    other = loop.create_future()
    loop.call_later(1, other.set_result, "in time")
    print(await asyncio.wait_for(other, 2))


asyncio.run(main())
