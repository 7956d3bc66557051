import asyncio


async def quits(message):
    asyncio.current_task().cancel(message)
    await asyncio.sleep(0)


async def waits():
    await asyncio.sleep(1)
    return "slept"


async def survives():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        return "survived"


async def gathers(*awaitables):
    try:
        print(await asyncio.gather(*awaitables, return_exceptions=True))
    except asyncio.CancelledError as error:
        print("cancelled", repr(error))


async def main():
    for members in ([waits(), quits("last")], [quits("first"), waits()], [waits(), survives()], [survives(), quits("own")]):
        task = asyncio.create_task(gathers(*members))
        await asyncio.sleep(0.1)
        task.cancel("from outside")
        await asyncio.wait([task])


asyncio.run(main())
