import asyncio


async def main():
    me = asyncio.current_task()
    me.cancel("by myself")
    print("still running")
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        print("at the next await", error)
    print(me.uncancel(), me.cancelling())


asyncio.run(main())
