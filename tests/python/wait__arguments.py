import asyncio


async def nothing():
    pass


async def main():
    for call in (lambda: asyncio.wait([]), lambda: asyncio.wait(asyncio.create_task(nothing())), lambda: asyncio.wait([asyncio.create_task(nothing())], return_when="some")):
        try:
            await call()
        except (ValueError, TypeError) as error:
            print(type(error).__name__, str(error).split(":")[0])
    coro = nothing()
    try:
        await asyncio.wait([coro])
    except TypeError as error:
        print(error)
    coro.close()
    done = asyncio.create_task(nothing())
    await done
    print(await asyncio.wait([done]) == ({done}, set()))


asyncio.run(main())
