import asyncio


async def main():
    me = asyncio.current_task()
    me.cancel()
    me.cancel()
    print(me.cancelling(), me.uncancel(), me.uncancel(), me.uncancel())
    await asyncio.sleep(1)
    print("not cancelled any more")


asyncio.run(main())
