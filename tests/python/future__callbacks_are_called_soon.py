import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.add_done_callback(lambda f: print("one", f.result()))
    future.add_done_callback(lambda f: print("two", f.result()))
    loop.call_soon(print, "queued before")
    future.set_result("r")
    loop.call_soon(print, "queued after")
    print("nothing called yet")
    await asyncio.sleep(0)
    print("main")


asyncio.run(main())
